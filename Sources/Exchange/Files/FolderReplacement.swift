// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Writes a folder of files, all or nothing: aside, then renamed into place.
struct FolderReplacement {
  /// What the folder holds, with its article: `a plan` or `a scenario`.
  let content: String
  /// Every file that such a folder may hold; one with other files is not replaced.
  let ownFiles: Set<String>
  /// The file without which a folder is not such a folder.
  let markerFile: String
  /// Whether a file with another name is part of such a folder too.
  var isOwn: @Sendable (String) -> Bool = { _ in false }

  /// Writes the files.
  ///
  /// A folder that is missing or empty is made; one of the same content is replaced; anything else is refused.
  ///
  /// - Throws: `FolderError`; what stood there before then still stands.
  func write(_ files: [(name: String, bytes: [UInt8])], to path: String) throws(FolderError) {
    let target = Self.resolved(path)
    let isOccupied = try refuseForeign(target, shownAs: path)
    do throws(SystemFailure) {
      try write(files, to: target, isOccupied: isOccupied)
    } catch {
      throw .cannotWrite(path: path, reason: error.reason)
    }
  }

  /// Says whether the folder could be written, without writing anything.
  ///
  /// - Throws: `FolderError`, as `write` would.
  func check(_ path: String) throws(FolderError) {
    let target = Self.resolved(path)
    _ = try refuseForeign(target, shownAs: path)
    let parent = URL(fileURLWithPath: target).deletingLastPathComponent().path
    do throws(SystemFailure) {
      try SystemFile.checkWritable(folder: parent)
    } catch {
      throw .cannotWrite(path: path, reason: error.reason)
    }
  }

  /// The folder meant by a path; a link to a folder stays a link, and its target is replaced.
  private static func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }

  /// Refuses what must not be replaced.
  ///
  /// - Returns: whether an earlier folder of the same content stands there.
  private func refuseForeign(_ target: String, shownAs path: String) throws(FolderError) -> Bool {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: target, isDirectory: &isFolder) else { return false }
    guard isFolder.boolValue else {
      throw .exists(path: path, reason: "it is a file; name a folder for \(content)")
    }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: target).sorted()
    } catch {
      throw .cannotWrite(path: path, reason: "it cannot be listed")
    }
    guard !names.isEmpty else { return false }
    if let foreign = names.first(where: { !ownFiles.contains($0) && !isOwn($0) }) {
      throw .exists(path: path, reason: "it holds \(Fault.shown(foreign)), which is no part of \(content)")
    }
    guard names.contains(markerFile) else {
      throw .exists(path: path, reason: "it holds no \(markerFile) and so is not \(content)")
    }
    return true
  }

  private func write(
    _ files: [(name: String, bytes: [UInt8])], to target: String, isOccupied: Bool
  ) throws(SystemFailure) {
    let aside = try Self.makeFolder(nextTo: target, suffix: "new")
    do throws(SystemFailure) {
      for file in files { try SystemFile.write(file.bytes, to: aside + "/" + file.name) }
      if isOccupied {
        try Self.exchange(target, for: aside)
      } else {
        // Renaming onto an empty folder replaces it in one step.
        try SystemFile.rename(aside, to: target)
      }
    } catch {
      try? FileManager.default.removeItem(atPath: aside)
      throw error
    }
  }

  /// Puts the new folder in the place of the old one, and the old one back when that fails.
  private static func exchange(_ target: String, for aside: String) throws(SystemFailure) {
    let old = try makeFolder(nextTo: target, suffix: "old")
    do throws(SystemFailure) {
      try SystemFile.rename(target, to: old)
    } catch {
      try? FileManager.default.removeItem(atPath: old)
      throw error
    }
    do throws(SystemFailure) {
      try SystemFile.rename(aside, to: target)
    } catch {
      try? SystemFile.rename(old, to: target)
      throw error
    }
    // The new folder stands; what cannot be deleted of the old one is no reason to say otherwise.
    try? FileManager.default.removeItem(atPath: old)
  }

  /// Makes an empty hidden folder beside another, where a rename is one step.
  private static func makeFolder(nextTo target: String, suffix: String) throws(SystemFailure) -> String {
    let location = URL(fileURLWithPath: target)
    let parent = location.deletingLastPathComponent().path
    var attempt = 0
    while true {
      let name = ".\(location.lastPathComponent).\(suffix)-\(attempt)"
      let path = parent == "/" ? "/" + name : parent + "/" + name
      do throws(SystemFailure) {
        try SystemFile.makeFolder(path)
        return path
      } catch {
        // Something left over from a run that was killed.
        guard error.isNameTaken, attempt < 1000 else { throw error }
        attempt += 1
      }
    }
  }
}
