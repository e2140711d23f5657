/// The universal parts of speech of Universal Dependencies 2; the raw value is the name in CoNLL-U.
public enum UniversalTag: String, Sendable, CaseIterable {
  case adj = "ADJ"
  case adp = "ADP"
  case adv = "ADV"
  case aux = "AUX"
  case cconj = "CCONJ"
  case det = "DET"
  case intj = "INTJ"
  case noun = "NOUN"
  case num = "NUM"
  case part = "PART"
  case pron = "PRON"
  case propn = "PROPN"
  case punct = "PUNCT"
  case sconj = "SCONJ"
  case sym = "SYM"
  case verb = "VERB"
  case x = "X"
}

/// The Penn Treebank parts of speech as English Web Treebank uses them; the raw value is the name in CoNLL-U.
public enum PennTag: String, Sendable, CaseIterable {
  case cc = "CC"
  case cd = "CD"
  case dt = "DT"
  case ex = "EX"
  case fw = "FW"
  case inPreposition = "IN"
  case jj = "JJ"
  case jjr = "JJR"
  case jjs = "JJS"
  case ls = "LS"
  case md = "MD"
  case nn = "NN"
  case nnp = "NNP"
  case nnps = "NNPS"
  case nns = "NNS"
  case pdt = "PDT"
  case pos = "POS"
  case prp = "PRP"
  case prpPossessive = "PRP$"
  case rb = "RB"
  case rbr = "RBR"
  case rbs = "RBS"
  case rp = "RP"
  case sym = "SYM"
  case to = "TO"
  case uh = "UH"
  case vb = "VB"
  case vbd = "VBD"
  case vbg = "VBG"
  case vbn = "VBN"
  case vbp = "VBP"
  case vbz = "VBZ"
  case wdt = "WDT"
  case wp = "WP"
  case wpPossessive = "WP$"
  case wrb = "WRB"
  case add = "ADD"
  case afx = "AFX"
  case gw = "GW"
  case hyph = "HYPH"
  case nfp = "NFP"
  case leftBracket = "-LRB-"
  case rightBracket = "-RRB-"
  case openQuote = "``"
  case closeQuote = "''"
  case comma = ","
  case period = "."
  case colon = ":"
  case dollar = "$"
  case xx = "XX"
}

/// The dependency relations of Universal Dependencies 2 that English treebanks use; the raw value is the name in CoNLL-U.
public enum DependencyRelation: String, Sendable, CaseIterable {
  case punct
  case `case` = "case"
  case det
  case nsubj
  case root
  case advmod
  case amod
  case obj
  case obl
  case nmod
  case conj
  case compound
  case cc
  case mark
  case aux
  case cop
  case nmodPoss = "nmod:poss"
  case advcl
  case xcomp
  case flat
  case aclRelcl = "acl:relcl"
  case ccomp
  case acl
  case appos
  case auxPass = "aux:pass"
  case nummod
  case parataxis
  case nsubjPass = "nsubj:pass"
  case nmodUnmarked = "nmod:unmarked"
  case oblUnmarked = "obl:unmarked"
  case discourse
  case compoundPrt = "compound:prt"
  case expl
  case fixed
  case iobj
  case list
  case oblAgent = "obl:agent"
  case dep
  case nmodDesc = "nmod:desc"
  case csubj
  case nsubjOuter = "nsubj:outer"
  case advclRelcl = "advcl:relcl"
  case detPredet = "det:predet"
  case vocative
  case reparandum
  case goeswith
  case ccPreconj = "cc:preconj"
  case orphan
  case dislocated
  case csubjPass = "csubj:pass"
  case csubjOuter = "csubj:outer"

  /// The relation without its subtype: `nsubj` for `nsubj:pass`.
  public var universal: DependencyRelation {
    guard let colon = rawValue.firstIndex(of: ":") else { return self }
    return DependencyRelation(rawValue: String(rawValue[..<colon])) ?? self
  }
}
