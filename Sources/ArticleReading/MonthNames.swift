/// The names of the months as news sites write them, in the languages that dates are read in.
struct MonthNames: Sendable {
  private let months: [[UInt8]: Int]

  /// The table, built once.
  static let standard = MonthNames()

  private init() {
    var months: [[UInt8]: Int] = [:]
    months.reserveCapacity(512)
    // By bytes: the header of every plain text asks for it.
    for line in Self.table.utf8.split(separator: UInt8(ascii: "\n")) {
      for (index, month) in line.split(separator: UInt8(ascii: " ")).enumerated() {
        for spelling in month.split(separator: UInt8(ascii: "|")) { months[Array(spelling)] = index + 1 }
      }
    }
    self.months = months
  }

  /// The month, 1 to 12, that a word in lower case names.
  func month(_ word: [UInt8]) -> Int? { months[word] }

  /// A line a language, twelve months a line, spellings apart by `|`; lower case.
  private static let table = """
    january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct november|nov december|dec
    januar|jänner|jän februar|feber|feb märz|maerz|mär|mrz april mai juni juli august september oktober|okt november dezember|dez
    janvier|janv|jan février|fevrier|févr|fév|fevr mars avril|avr mai juin juillet|juil août|aout septembre|sept octobre|oct novembre décembre|decembre|déc
    enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago septiembre|setiembre|set octubre noviembre diciembre|dic
    gennaio|gen febbraio|febb marzo aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago settembre|set|sett ottobre|ott novembre dicembre|dic
    janeiro fevereiro|fev março|marco abril maio junho julho agosto setembro|set outubro|out novembro dezembro|dez
    januari februari maart|mrt april mei juni juli augustus september oktober november december
    stycznia|styczeń|sty lutego|luty|lut marca|marzec kwietnia|kwiecień|kwi maja|maj czerwca|czerwiec|cze lipca|lipiec|lip sierpnia|sierpień|sie września|wrzesień|wrz października|październik|paź listopada|listopad|lis grudnia|grudzień|gru
    ledna|leden února|unora|únor března|březen dubna|duben května|květen června|červen července|červenec srpna|srpen září října|říjen listopadu prosince|prosinec
    januari februari mars april maj juni juli augusti september oktober november december
    tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
    ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
    января|январь|янв февраля|февраль|фев марта|март|мар апреля|апрель|апр мая|май июня|июнь|июн июля|июль|июл августа|август|авг сентября|сентябрь|сен октября|октябрь|окт ноября|ноябрь|ноя декабря|декабрь|дек
    січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
    januari februari|pebruari maret april mei juni juli agustus september oktober november|nopember desember
    január február március április május június július augusztus szeptember október november december
    ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
    ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου|μαϊου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
    يناير|كانون_الثاني فبراير مارس أبريل|ابريل مايو يونيو يوليو أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر
    janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
    januar februar mars april mai juni juli august september oktober november desember
    januar februar marts april maj juni juli august september oktober november december
    siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca
    tháng_1 tháng_2 tháng_3 tháng_4 tháng_5 tháng_6 tháng_7 tháng_8 tháng_9 tháng_10 tháng_11 tháng_12
    """
}
