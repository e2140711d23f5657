/// The version of the program and the credits that its data ask for.
public enum DatelineVersion {
  /// The version, as CHANGELOG.md has it.
  public static let current = "0.1.0"

  /// Whom the data come from and under which licence.
  public static let attribution = """
    Code: Apache-2.0.
    Places: GeoNames (geonames.org), CC BY 4.0; names of areas from Unicode CLDR (Unicode licence); supplements and actors written for Dateline, Apache-2.0.
    Models: trained on UD English-EWT and the non-NC genres of GUM; CC BY-SA 4.0 (Gazetteer/models).
    Outlines: Natural Earth, public domain.

    """
}
