/// Whether a short line of a page is the site's and not the writer's, by the words that sites use.
struct FurnitureLine {
  /// A label or button: `Share this`, `Advertisement`, `Tags: ...`, `© 2020`.
  let isFurniture: Bool
  /// The heading of the readers' comments.
  let opensComments: Bool
  /// The heading of other articles or of what is about the author.
  let opensOthers: Bool
  /// A call to subscribe or follow.
  let isCall: Bool

  /// Judges a line. Complexity: O(n) for short lines, O(1) for others.
  init(_ line: ArraySlice<UInt8>) {
    guard line.count <= 250 else {
      (isFurniture, opensComments, opensOthers, isCall) = (false, false, false, false)
      return
    }
    let lower = Lowercase.bytes(line)
    let words = Self.words(lower)
    let isShort = line.count <= 60
    let bare = Self.withoutNumber(words)
    opensComments = isShort && Self.comments.contains(bare)
    opensOthers = isShort && Self.others.contains(bare)
    isCall = Self.calls.begins(words)
    isFurniture =
      isShort && Self.labels.contains(bare) || Self.isRights(lower)
      || Self.prefixes.begins(lower)
  }

  /// Letters and digits with single spaces between.
  private static func words(_ lower: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var pending = false
    for byte in lower {
      if byte >= 0x80 || (97...122).contains(byte) || (48...57).contains(byte) {
        if pending, !output.isEmpty { output.append(0x20) }
        pending = false
        output.append(byte)
      } else {
        pending = true
      }
    }
    return output
  }

  /// `12 comments` and `comments 12` are `comments`.
  private static func withoutNumber(_ words: [UInt8]) -> [UInt8] {
    var slice = words[...]
    while let first = slice.first, (48...57).contains(first) || first == 0x20 { slice = slice.dropFirst() }
    while let last = slice.last, (48...57).contains(last) || last == 0x20 { slice = slice.dropLast() }
    return Array(slice)
  }

  private static func isRights(_ lower: [UInt8]) -> Bool {
    if lower.starts(with: [0xC2, 0xA9]) || lower.starts(with: "copyright ".utf8) || lower.starts(with: "(c) 20".utf8) { return true }
    return rights.contains { lower.contains(bytes: $0) }
  }

  private static func table(_ lines: String) -> [[UInt8]] {
    lines.split(whereSeparator: { $0 == "\n" || $0 == "|" }).map { Array($0.utf8) }
  }

  private static let rights = table("all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados")

  private static let comments = Set(
    table(
      """
      comments|comment|leave a comment|leave a reply|post a comment|add a comment|add comment|write a comment|join the discussion|join the conversation|view comments|show comments|reader comments|responses|no comments|no comments yet|your comment|have your say|discussion
      kommentare|kommentar|kommentar schreiben|kommentare zu diesem artikel|schreibe einen kommentar|kommentar verfassen|einen kommentar schreiben|kommentar hinterlassen|diskussion|leserkommentare|antworten|schreib einen kommentar|keine kommentare
      commentaires|commentaire|laisser un commentaire|laissez un commentaire|ajouter un commentaire|réagir|vos réactions|vos commentaires
      comentarios|comentario|deja un comentario|dejar un comentario|deja una respuesta|comentários|deixe um comentário|deixe uma resposta
      commenti|commento|lascia un commento|scrivi un commento|reacties|reactie|geef een reactie|plaats een reactie
      komentarze|komentarz|dodaj komentarz|komentáře|komentář|комментарии|комментарий|добавить комментарий|yorumlar|yorum yap|kommentarer|lämna en kommentar|评论|コメント|댓글|bình luận
      """))

  private static let others = Set(
    table(
      """
      related|related articles|related article|related stories|related story|related posts|related post|related news|related content|related topics|related links|related coverage|related reading|you may also like|you might also like|you may also be interested in|you might also be interested in|more stories|more articles|more news|more from this author|more on this topic|more on this story|more like this|further reading|read next|up next|recommended|recommended for you|recommended articles|recommended reading|recommended stories|latest news|latest articles|latest posts|latest stories|recent posts|recent articles|popular posts|most popular|most read|trending|trending now|top stories|editors picks|also read|read also|keep reading|about the author|about the authors|about author|share this|share this article|share this story|share this post|share on|share|like this|sponsored content|from around the web|from the web|around the web|tags|newsletter|sign up for our newsletter|subscribe to our newsletter|similar articles|similar posts|other articles|other news|previous article|next article|post navigation
      ähnliche artikel|ähnliche beiträge|ähnliche themen|das könnte sie auch interessieren|das könnte dich auch interessieren|das könnte ihnen auch gefallen|auch interessant|mehr zum thema|weitere artikel|weitere artikel zum thema|weitere beiträge|weitere meldungen|weitere nachrichten|weiterführende links|verwandte artikel|verwandte themen|verwandte beiträge|lesen sie auch|lesen sie mehr|zum thema|themen|schlagwörter|schlagworte|über den autor|über die autorin|autor|diesen artikel teilen|artikel teilen|beitrag teilen|teilen|teilen mit|gefällt mir|neueste beiträge|neueste artikel|meistgelesen|beliebte artikel|beitragsnavigation
      articles similaires|articles liés|articles connexes|sur le même sujet|à lire aussi|lire aussi|à lire également|a lire aussi|vous aimerez aussi|partager|partager cet article|à propos de l auteur|les plus lus|derniers articles|mots clés
      artículos relacionados|noticias relacionadas|relacionados|relacionadas|temas relacionados|te puede interesar|también te puede interesar|más noticias|más información|compartir|comparte|lo más leído|etiquetas|sobre el autor|leer también|artigos relacionados|notícias relacionadas|veja também|leia também|leia mais|compartilhe|partilhar|mais lidas
      articoli correlati|articoli simili|potrebbe interessarti|potrebbero interessarti|potrebbe interessarti anche|leggi anche|condividi|i più letti|notizie correlate|gerelateerde artikelen|lees ook|lees meer|deel dit artikel|delen|meer nieuws|gerelateerd
      powiązane artykuły|czytaj także|czytaj też|zobacz także|zobacz też|podobne artykuły|polecane|udostępnij|související články|mohlo by vás zajímat|čtěte také|читайте также|похожие статьи|по теме|похожие новости|ilgili haberler|benzer haberler|relaterade artiklar|läs också|läs även|les også|læs også|lue myös|相关新闻|相关阅读|相关文章|関連記事|관련기사|tin liên quan
      """))

  private static let labels = Set(
    table(
      """
      advertisement|advertisements|advertising|sponsored|promoted|loading|read more|continue reading|click here|print|print this article|print this page|email|email this|email this article|e mail|facebook|twitter|linkedin|whatsapp|pinterest|reddit|telegram|share on facebook|share on twitter|share on linkedin|share on whatsapp|share via email|tweet|tweet this|pin it|follow|follow us|copy link|save|bookmark|subscribe|sign up|sign in|log in|login|register|skip to content|back to top|top|previous|next|view gallery|view all|see all|see more|show more|load more|story continues below|article continues below|story continues below advertisement|article continues after advertisement|scroll to continue|close|menu|home|listen to this article|listen|watch|play|pause|photo|photos|image|video|gallery|enlarge|enlarge image|image caption|media caption|reply|report|flag|edit|permalink|download|download pdf|older post|newer post|older posts|newer posts|older entries|newer entries
      anzeige|werbung|weiterlesen|mehr lesen|mehr|drucken|seite drucken|artikel drucken|versenden|per mail versenden|merken|kommentieren|abonnieren|anmelden|registrieren|nach oben|zurück|weiter|zur startseite|startseite|auf facebook teilen|auf twitter teilen|bild vergrößern|foto|bild|vorlesen|zum seitenanfang|bild anzeigen|zurück zur übersicht|zurück zur liste|zurück zur listenansicht|aktualisiert|ältere beiträge|neuere beiträge
      publicité|lire la suite|imprimer|envoyer|s abonner|se connecter|haut de page|suivre|publicidad|leer más|imprimir|enviar|suscribirse|publicidade|ler mais|pubblicità|leggi tutto|stampa|invia|advertentie|lees verder|reklama|czytaj więcej|drukuj|wyślij|реклама|reklam|annons|annonse|annonce|広告|广告
      """))

  private static let prefixes = PrefixTable(
    """
    tags:|tag:|tagged:|tagged with|filed under|filed in|posted in |categories:|category:|keywords:|topics:|labels:|photo:|photos:|photo by |photo credit|photograph:|picture:|image:|image credit|image source|video:|credit:|credits:|read more:|read more about|also read:|read also:|see also:|related:|related article|more:|share this:|share:|via:|permalink:|trackback|posted by |last updated|updated:|hashtags:
    schlagwörter:|schlagworte:|stichworte:|kategorie:|kategorien:|themen:|foto:|fotos:|bild:|bilder:|bildquelle|quelle:|quellen:|lesen sie auch|lesen sie hier|lesen sie mehr|mehr zum thema|auch interessant:|teilen:|titelbild:|symbolbild|beitragsbild|aktualisiert am|aktualisiert:|zuletzt aktualisiert|teilen sie dies|dieser beitrag wurde am|der beitrag wurde am|dieser eintrag wurde am
    mots-clés|étiquettes:|crédit photo|crédits photo|photo :|à lire aussi|lire aussi|à lire :|a lire aussi|etiquetas:|leer también|lea también|te puede interesar|leia também|leia mais|veja também|leggi anche|fonte:|fonte foto|lees ook:|lees ook|czytaj także|czytaj też|zobacz też|zobacz także|fot.|читайте также|теги:|фото:
    """)

  private static let calls = PrefixTable(
    """
    follow us|follow me|follow him on|follow her on|follow the author|like us on|join us on|find us on|subscribe to|subscribe now|sign up|get our|get the latest|get all the latest|click here|download our|download the|for more|to read more|read the full|this article was originally|this article originally|this post was originally|this story was originally|originally published|if you enjoyed|if you liked|don t miss|support our|support us|become a member|donate|email the author|contact the author|contact us|send us|got a tip|have a story|view original|enjoyed this|thanks for reading|advertise with us|by continuing|we use cookies|this site uses|please enable|please log in|you must be logged in|your email address will not be published|required fields are marked|report an error|found a mistake|we want to hear what you think|we want to hear from you|do you want to be informed|did you like|did you enjoy|write a letter to the editor|submit a letter to the editor
    folgen sie|folge uns|abonnieren sie|jetzt abonnieren|melden sie sich|newsletter|hier klicken|klicken sie|diesen artikel|ihre e mail adresse wird nicht|deine e mail adresse wird nicht|erforderliche felder|haben sie|um diesen artikel|bitte melden|wir verwenden cookies|diese website verwendet|gefällt dir|gefällt ihnen|hat dir der|hat ihnen der|möchten sie den artikel|möchten sie diesen artikel|sie müssen sich|du musst angemeldet
    abonnez vous|inscrivez vous|suivez nous|cliquez ici|votre adresse e mail ne sera pas|síguenos|suscríbete|haz clic|tu dirección de correo|siga nos|inscreva se|clique aqui|seguici su|iscriviti|clicca qui|il tuo indirizzo email|volg ons|schrijf je in|klik hier
    """)
}

/// The beginnings of lines, found by their first byte.
private struct PrefixTable {
  private var byFirst = [[[UInt8]]](repeating: [], count: 256)

  init(_ lines: String) {
    for line in lines.split(whereSeparator: { $0 == "\n" || $0 == "|" }) {
      let bytes = Array(line.utf8)
      byFirst[Int(bytes[0])].append(bytes)
    }
  }

  /// Whether the line begins with one of them.
  func begins(_ line: [UInt8]) -> Bool {
    guard let first = line.first else { return false }
    return byFirst[Int(first)].contains { line.starts(with: $0) }
  }
}
