import TextModel

/// The countries that stand in and around a phrase.
extension ActorCoder {
  /// The country of a modifier: `French minister`, `Iraq's army`, and behind one of the prepositions: `the army of Iraq`, `police in Cairo`.
  func modifierCountry(_ head: Int, _ prepositions: Set<String>) -> String? {
    for child in tree.children(of: head) {
      guard [.amod, .nmodPoss, .compound, .nmod, .nmodDesc, .nmodUnmarked].contains(tokens[child].deprel) else { continue }
      if tokens[child].deprel == .nmod, !prepositions.contains(tree.preposition(of: child) ?? "") { continue }
      if let index = context.mention(at: child), let code = countryCode(index) { return code }
      // `doctors from two American aid groups`.
      if tokens[child].deprel == .nmod, tokens[child].upos == .noun, agentCode(child) != nil,
        let index = tree.children(of: child, [.amod, .compound])
          .lazy.compactMap({ context.mention(at: $0) }).first(where: { context.mentions[$0].kind == .demonym })
      {
        return countryCode(index)
      }
    }
    // `a senior U.S. official`: a demonym before the head that the parse hung elsewhere.
    if let index = context.mention(at: head), context.mentions[index].kind == .demonym { return countryCode(index) }
    if head > 0, context.sentence(of: head - 1) == context.sentence(of: head), let index = context.mention(at: head - 1),
      context.mentions[index].kind == .demonym
    {
      return countryCode(index)
    }
    return leader(of: head) ?? countryBefore(head)
  }

  /// The country of `Vietnamese-led forces`.
  private func leader(of head: Int) -> String? {
    guard head > 2, context.lemma(head - 1) == "lead", tokens[head - 2].xpos == .hyph else { return nil }
    return context.mention(at: head - 3).flatMap(countryCode)
  }

  /// The country that stands right before a phrase: `Taiwan's Vice Foreign Minister`, `East German Foreign Minister Oskar Fischer`.
  private func countryBefore(_ head: Int) -> String? {
    let start = min(
      tree.span(of: head, cutting: Self.cut).lowerBound, context.mention(at: head).map { context.mentions[$0].tokens.lowerBound } ?? head)
    guard start > 1, context.sentence(of: start - 2) == context.sentence(of: head) else { return nil }
    let isOwner = ["'s", "’s"].contains(context.lemma(start - 1))
    guard let index = context.mention(at: isOwner ? start - 2 : start - 1), isOwner || context.mentions[index].kind == .demonym else {
      return nil
    }
    return countryCode(index)
  }

  /// The country of a mention of a place; a region of several countries has none.
  func countryCode(_ mention: Int) -> String? {
    guard let place = context.places[mention], place.countries.count == 1 else { return nil }
    return context.alpha3(place)
  }

  /// The country of `the provincial capital Juba`, `the town of Samarra`.
  func namedTown(_ head: Int) -> String? {
    guard context.mention(at: head) == nil, context.satisfies(.place, head) else { return nil }
    return tree.children(of: head, [.appos, .flat, .nmodDesc, .compound]).lazy.compactMap { context.mention(at: $0) }
      .first { context.mentions[$0].kind == .place }.flatMap(countryCode)
  }

  func embeddedCountry(_ outer: Int) -> String? {
    let range = context.mentions[outer].range
    for (index, mention) in context.mentions.enumerated() where index != outer && range.contains(mention.range) {
      if let place = context.places[index], let code = context.alpha3(place) { return code }
    }
    return nil
  }
}
