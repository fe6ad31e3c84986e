// SPDX-License-Identifier: GPL-3.0-or-later

/// What pages to print need besides the sheet of the report.
enum DiaryStylesheet {
  /// The rules; they come after those of `Stylesheet`.
  static let text = """
    .back { padding-top: 1rem; }
    .back a { display: inline-block; min-height: 24px; }
    .on-paper { display: none; }
    .glance td, .glance th { min-width: 6.5em; }
    .glance td { font-size: .9375rem; }
    @media print {
      body { font-size: 9pt; }
      .banner, .back, .footer { display: none; }
      .opening { padding: 0; } .lead { margin-bottom: 3mm; }
      h1 { font-size: 17pt; } h2 { font-size: 12.5pt; }
      .sheet { padding-top: 0; break-before: page; }
      .sheet.shared { break-before: auto; break-inside: avoid; padding-top: 5mm; }
      .on-paper { display: inline; }
      .chart { max-width: 186mm; }
      p { margin-bottom: 1.5mm; max-width: none; }
      figure { margin-bottom: 1mm; } .scroll { margin-bottom: 2mm; }
      .sheet table { font-size: 7.5pt; } .sheet th, .sheet td { padding-top: .7mm; padding-bottom: .7mm; }
      .week thead th:nth-child(2) { width: 25%; } .week thead th:nth-child(3) { width: 19%; } .week thead th:nth-child(6) { width: 17%; } .week thead th:nth-child(7) { width: 10%; }
      .glance td, .glance th { min-width: 0; } .glance td { font-size: 8pt; } .glance td, .glance th { padding-top: 1.5mm; padding-bottom: 1.5mm; } .glance tbody tr { border-bottom: .3mm solid; }
      .glance .quiet { font-size: 7pt; }
    }
    """
}
