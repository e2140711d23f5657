/// The tables that every GeoPackage has (OGC 12-128r18, version 1.3), as SQL.
enum GeoPackageTables {
  /// The marks of the file and the tables of layers, coordinate systems and extensions.
  static let base = """
    PRAGMA application_id = 1196444487;
    PRAGMA user_version = 10300;
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinates');
    INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinates');
    INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",\
    SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,\
    AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],\
    AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude and latitude in degrees on the WGS 84 spheroid');
    CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
      description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
      CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
    CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
      scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
    """

  /// The indexes that a server of the events reads by: single events, the articles of an event, times, and the order of its pages, in which
  /// located and dated events come first.
  static let eventIndexes = """
    CREATE INDEX events_id ON events (event_id);
    CREATE INDEX events_document ON events (document_id);
    CREATE INDEX events_place ON events (place);
    CREATE INDEX events_time ON events (start_time, end_time);
    CREATE INDEX events_order ON events ((geom IS NULL), (start_time IS NULL), fid);
    """

  /// The triggers that keep the spatial index of a layer right when other programs edit it (annex F.3).
  static func indexTriggers(_ table: String) -> String {
    let index = "rtree_\(table)_geom"
    let box = "ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)"
    let isFull = "NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)"
    let isEmpty = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))"
    return """
      CREATE TRIGGER \(index)_insert AFTER INSERT ON \(table) WHEN (\(isFull))
        BEGIN INSERT OR REPLACE INTO \(index) VALUES (NEW.fid, \(box)); END;
      CREATE TRIGGER \(index)_update1 AFTER UPDATE OF geom ON \(table) WHEN OLD.fid = NEW.fid AND (\(isFull))
        BEGIN INSERT OR REPLACE INTO \(index) VALUES (NEW.fid, \(box)); END;
      CREATE TRIGGER \(index)_update2 AFTER UPDATE OF geom ON \(table) WHEN OLD.fid = NEW.fid AND \(isEmpty)
        BEGIN DELETE FROM \(index) WHERE id = OLD.fid; END;
      CREATE TRIGGER \(index)_update3 AFTER UPDATE ON \(table) WHEN OLD.fid != NEW.fid AND (\(isFull))
        BEGIN DELETE FROM \(index) WHERE id = OLD.fid; INSERT OR REPLACE INTO \(index) VALUES (NEW.fid, \(box)); END;
      CREATE TRIGGER \(index)_update4 AFTER UPDATE ON \(table) WHEN OLD.fid != NEW.fid AND \(isEmpty)
        BEGIN DELETE FROM \(index) WHERE id IN (OLD.fid, NEW.fid); END;
      CREATE TRIGGER \(index)_delete AFTER DELETE ON \(table) WHEN OLD.geom NOT NULL
        BEGIN DELETE FROM \(index) WHERE id = OLD.fid; END;
      """
  }
}
