import Snapshots

/// What stands for the content of an entry; `nil` if that is not known.
typealias Identification = (Entry) throws(SnapshotError) -> [UInt8]?
