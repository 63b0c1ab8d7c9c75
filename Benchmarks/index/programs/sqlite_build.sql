-- Loads the CSV, for the command line tool; `batch.csv` is in the current folder.
-- Nothing is journalled or synced while it loads: a build that is cut off is begun anew. The driver
-- syncs the file behind it, in the measured time.
.bail on
PRAGMA journal_mode = off;
PRAGMA synchronous = off;
PRAGMA locking_mode = exclusive;
PRAGMA cache_size = -262144; -- KiB
PRAGMA temp_store = memory;
PRAGMA threads = 2;
CREATE TABLE certificate (
  certificate_no TEXT, id_type TEXT, id_no TEXT, name TEXT, occupation TEXT, level TEXT, issuer TEXT,
  issued TEXT, theory TEXT, practical TEXT, status TEXT
);
.mode csv
.import --skip 1 batch.csv certificate
CREATE INDEX by_number_and_id ON certificate (certificate_no, id_no);
CREATE INDEX by_number_and_name ON certificate (certificate_no, name);
CREATE INDEX by_id_and_name ON certificate (id_no, name);
SELECT count(*) || ' certificates' FROM certificate;
