/// What the `class`, `id` and `role` of an element say about its part in a page.
struct ClassTraits: OptionSet, Sendable {
  let rawValue: UInt16
  /// Page furniture, unless `content` is said as well.
  static let unlikely = ClassTraits(rawValue: 1)
  /// Words of content that outweigh `unlikely`.
  static let content = ClassTraits(rawValue: 2)
  /// Raises the score of a container.
  static let positive = ClassTraits(rawValue: 4)
  /// Lowers it.
  static let negative = ClassTraits(rawValue: 8)
  /// The usual names for the body of an article.
  static let body = ClassTraits(rawValue: 16)
  /// Furniture inside articles: never text.
  static let furniture = ClassTraits(rawValue: 32)
  /// A caption.
  static let caption = ClassTraits(rawValue: 64)
  /// A line of author and date.
  static let byline = ClassTraits(rawValue: 128)
  /// A date.
  static let date = ClassTraits(rawValue: 256)
  /// A lead paragraph above the body.
  static let lead = ClassTraits(rawValue: 512)
  /// Readers' comments.
  static let comments = ClassTraits(rawValue: 1024)

  /// Patterns in lower case and what they mean; `^` binds a pattern to the start of a word, `$` to its end.
  fileprivate static let patterns: [(ClassTraits, String)] = [
    (
      .unlikely,
      """
      -ad- ai2html banner breadcrumb combx comment community cover-wrap disqus extra foot gdpr ^header legends ^menu related remark replies ^rss shoutbox sidebar
      skyscraper social sponsor supplemental ad-break agegate pagination ^pager popup yom-remote navbar ^nav$ navigation cookie consent newsletter subscribe
      subscription promo share sharing tagcloud widget-area ^widget$ toolbar masthead ^modal overlay ^login signup sign-up paywall ^ads$ ^ad$ advert ^adv$ outbrain taboola recommend
      popular trending most-read mostread teaser read-more readmore more-news ^search site-header bottom-bar topbar top-bar
      """
    ),
    (.content, "and article body column content main mathjax shadow entry hentry story ^post$ ^text$"),
    (.positive, "article body content entry hentry h-entry main page post text blog story"),
    (
      .negative,
      """
      -ad- hidden ^hid$ banner combx comment com- contact footer gdpr masthead media ^meta outbrain promo related scroll share shoutbox sidebar skyscraper sponsor
      shopping tags widget ^nav ^menu social teaser newsletter recommend popular
      """
    ),
    (
      .body,
      """
      articlebody article-body article_body article__body article-text article_text articletext article-content article__content article_content articlecontent entry-content entry_content entrycontent
      entry-text post-body post_body postbody post-content post_content postcontent post-text post_text post-entry postentry story-body storybody story_body story-content
      storycontent story-text story__body body-copy bodycopy bodytext body-text body_text content-body content__body contentbody article__text text-content
      news-content newsbody news-body news-text newstext news_text field-name-body field--name-body single-content td-post-content theiaPostSlider art-postcontent
      post-bodycopy wysiwyg rich-text richtext c-article-content main-content-body theme-content article-main article__main mw-parser-output
      """
    ),
    (
      .furniture,
      """
      breadcrumb related share-  ^share$ sharing sharedaddy social newsletter subscribe subscription outbrain taboola recommend most-read mostread most-popular mostpopular trending read-more-
      tag-list taglist post-tags article-tags entry-tags ^tags$ tags-links keywords cookie consent jp-relatedposts addtoany addthis at-share yarpp author-bio author-box
      authorbox about-author author-info post-navigation nav-links next-post prev-post pagination ^pager promo- ^promo sponsor advert -ad- ^ad$ ^ads$ ^ad-
      print-link printfriendly visually-hidden screen-reader sr-only ^sr- hidden-print disclaimer copyright follow-us ^rating comment-count comments-link
      ^toc$ table-of-contents infobox ^navbox mw-editsection ^hatnote ^reference video-player ^player gallery-thumb signup sign-up paywall ^donate donation
      article-footer entry-footer post-footer ^meta$ post-meta entry-meta article-meta article__meta ^byline ^dateline$ timestamp publish-date post-date entry-date
      article-info article-infos post-info ^credits$ ^credit$ edit-link editsection noprint ^print$ ^skip
      """
    ),
    (.caption, "caption figcaption photo-credit legende bildunterschrift"),
    (.byline, "byline author autor auteur ^writer reporter-name"),
    (.date, "date time publish posted published dateline pubdate datum fecha created"),
    (
      .lead,
      "^lead lead-text article-lead lede standfirst ^intro article-intro intro-text subtitle sub-title ^dek ^deck article-summary article__summary ^abstract ^excerpt article-description ^sapo ^chapo ^teaser-text article-teaser article__teaser article_teaser news-teaser news--teaser story-teaser teaser__text entry-teaser subheadline sub-headline article__lead"
    ),
    (.comments, "^comment comment-list commentlist ^disqus livefyre fb-comments user-comments comments-area ^respond$ replies"),
  ]
}

/// Finds the traits of class names; each spelling is looked at once a page.
struct ClassMatcher {
  private struct Pattern {
    let bytes: [UInt8]
    let trait: ClassTraits
    let startsWord: Bool
    let endsWord: Bool
  }

  private var known: [[UInt8]: ClassTraits] = [:]
  private static let byFirst: [[Pattern]] = {
    var table = [[Pattern]](repeating: [], count: 256)
    for (trait, list) in ClassTraits.patterns {
      for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        var bytes = Array(word.utf8)
        let startsWord = bytes.first == UInt8(ascii: "^")
        if startsWord { bytes.removeFirst() }
        let endsWord = bytes.last == UInt8(ascii: "$")
        if endsWord { bytes.removeLast() }
        table[Int(bytes[0])].append(Pattern(bytes: bytes, trait: trait, startsWord: startsWord, endsWord: endsWord))
      }
    }
    return table
  }()

  /// The traits of a class, id or role.
  mutating func traits(_ name: ArraySlice<UInt8>) -> ClassTraits {
    if name.isEmpty { return [] }
    let key = Array(name.prefix(300))
    if let found = known[key] { return found }
    let found = Self.match(key.map { (65...90).contains($0) ? $0 | 0x20 : $0 })
    known[key] = found
    return found
  }

  private static func match(_ name: [UInt8]) -> ClassTraits {
    var found: ClassTraits = []
    for index in name.indices {
      let startsWord = index == 0 || !HTMLCleaner.isLetter(name[index - 1])
      for pattern in byFirst[Int(name[index])] where !found.contains(pattern.trait) {
        if pattern.startsWord && !startsWord { continue }
        let end = index + pattern.bytes.count
        guard end <= name.count, name[index..<end].elementsEqual(pattern.bytes) else { continue }
        if pattern.endsWord, end < name.count, HTMLCleaner.isLetter(name[end]) { continue }
        found.insert(pattern.trait)
      }
    }
    return found
  }
}
