// SPDX-License-Identifier: GPL-3.0-or-later

/// How the page looks: in the manner of public-sector pages, with fonts that every machine has.
enum Stylesheet {
  /// The whole sheet.
  ///
  /// It holds neither `<` nor `&`, so that it reads the same as HTML and as XML.
  static let text = [base, layout, tables, components, print].joined(separator: "\n")

  private static let base = """
    *, *::before, *::after { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
    body {
      margin: 0; background: \(Palette.paper.hex); color: \(Palette.ink.hex);
      font: 1.1875rem/1.5 Arial, Helvetica, "Liberation Sans", sans-serif;
      font-variant-numeric: tabular-nums; overflow-wrap: break-word;
    }
    h1, h2, h3 { margin: 0; line-height: 1.2; font-weight: bold; }
    h1 { font-size: 2.5rem; }
    h2 { font-size: 1.75rem; margin-bottom: 1rem; }
    h3 { font-size: 1.3125rem; margin: 2rem 0 .5rem; }
    p { margin: 0 0 1rem; max-width: 42em; }
    ul { margin: 0 0 1rem; padding-left: 1.25rem; }
    li { margin-bottom: .25rem; max-width: 42em; }
    code { font: .9375em/1.4 Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; white-space: nowrap; }
    code.long, code.parts { white-space: normal; } code.long { overflow-wrap: anywhere; }
    a { color: \(Palette.link.hex); text-underline-offset: .15em; text-decoration-thickness: max(1px, .06em); }
    a:hover { color: \(Palette.linkHover.hex); text-decoration-thickness: .16em; }
    a:focus-visible, summary:focus-visible {
      outline: 3px solid transparent; background: \(Palette.focus.hex); color: \(Palette.ink.hex);
      box-shadow: 0 -2px \(Palette.focus.hex), 0 4px \(Palette.ink.hex); text-decoration: none;
    }
    .visually-hidden {
      position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap;
    }
    .skip-link {
      position: absolute; left: 0; top: -10rem; padding: .75rem 1rem; z-index: 1;
    }
    .skip-link:focus { position: static; display: block; }
    main:focus { outline: none; }
    """

  private static let layout = """
    .width { max-width: 70rem; margin: 0 auto; padding: 0 1rem; }
    .banner { background: \(Palette.banner.hex); color: \(Palette.paper.hex); border-bottom: 8px solid \(Palette.bannerEdge.hex); }
    .banner .width { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1.5rem; padding-top: .75rem; padding-bottom: .5rem; }
    .banner p { margin: 0; }
    .product { font-size: 1.5rem; font-weight: bold; }
    .opening { padding: 2rem 0 1rem; }
    .lead { font-size: 1.5rem; margin: .5rem 0 0; }
    .lead .label { vertical-align: .15em; }
    .contents { border-top: 1px solid \(Palette.line.hex); border-bottom: 1px solid \(Palette.line.hex); padding: 1rem 0 .5rem; }
    .contents h2 { font-size: 1.1875rem; margin-bottom: .5rem; }
    .contents ul, .weeks { columns: 17rem; list-style: none; padding: 0; margin-bottom: .5rem; }
    .contents li, .weeks li { break-inside: avoid; padding: .125rem 0; }
    .contents a, .weeks a { display: inline-block; min-height: 24px; }
    section { padding-top: 2.5rem; }
    .footer { margin-top: 3rem; border-top: 8px solid \(Palette.bannerEdge.hex); background: \(Palette.tint.hex); padding: 1.5rem 0 1rem; }
    .footer p { font-size: 1rem; }
    """

  private static let tables = """
    .scroll { overflow-x: auto; margin-bottom: 1.5rem; }
    .scroll:focus-visible { outline: 3px solid \(Palette.ink.hex); outline-offset: 2px; box-shadow: 0 0 0 5px \(Palette.focus.hex); }
    table { border-collapse: collapse; width: 100%; font-size: 1rem; line-height: 1.35; }
    caption.caption { position: sticky; left: 0; max-width: calc(100vw - 2rem); text-align: left; font-weight: bold; font-size: 1.1875rem; padding-bottom: .5rem; }
    th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid \(Palette.line.hex); min-width: 5em; }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { vertical-align: bottom; border-bottom: 2px solid \(Palette.ink.hex); }
    tbody th { font-weight: normal; }
    .number { text-align: right; min-width: 4em; }
    td.number { white-space: nowrap; }
    .number + :not(.number) { padding-left: .75rem; }
    .total th, .total td { font-weight: bold; border-top: 2px solid \(Palette.ink.hex); }
    .total th { white-space: nowrap; }
    tr:target { background: \(Palette.alertTint.hex); box-shadow: inset 4px 0 \(Palette.alert.hex); }
    td a { display: inline-block; min-height: 24px; }
    .diary thead th:nth-child(1) { width: 14%; }
    .diary thead th:nth-child(2) { width: 24%; }
    .diary thead th:nth-child(3) { width: 17%; }
    .diary thead th:nth-child(4), .diary thead th:nth-child(5), .diary thead th:nth-child(7) { width: 10%; }
    .reasons tbody tr:not(.first) th, .reasons tbody tr:not(.first) td { border-top: 0; }
    .reasons tbody tr.first th, .reasons tbody tr.first td { border-top: 2px solid \(Palette.quiet.hex); }
    .reasons .line { display: inline; } .reasons td.number { white-space: nowrap; }
    .chosen th, .chosen td { font-weight: bold; background: \(Palette.tint.hex); }
    .line { display: block; }
    .quiet { color: \(Palette.quiet.hex); font-size: .875rem; }
    .together { white-space: nowrap; }
    .prose { min-width: 16em; }
    .tight { padding-left: 1.1em; margin: 0; }
    """

  private static let components = """
    .label { display: inline-block; white-space: nowrap; font-size: .875rem; line-height: 1.25; padding: .125rem .5rem; border: 1px solid; }
    .label-alert { color: \(Palette.alert.hex); background: \(Palette.alertTint.hex); }
    .label-good { color: \(Palette.good.hex); background: \(Palette.goodTint.hex); }
    .label-note { color: \(Palette.note.hex); background: \(Palette.noteTint.hex); }
    .panel { border-left: 8px solid; padding: 1rem 1rem .25rem; margin-bottom: 1.5rem; }
    .panel-alert { border-color: \(Palette.alert.hex); background: \(Palette.alertTint.hex); }
    .panel-good { border-color: \(Palette.good.hex); background: \(Palette.goodTint.hex); }
    .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1rem; margin: 0 0 1.5rem; }
    .figures div { display: flex; flex-direction: column; justify-content: space-between; background: \(Palette.tint.hex); border-top: 4px solid \(Palette.banner.hex); padding: .75rem 1rem; }
    .figures dt { font-size: 1rem; }
    .figures dd { margin: .25rem 0 0; font-size: 2rem; line-height: 1.2; font-weight: bold; }
    .terms { margin: 0 0 1.5rem; }
    .terms div { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 3fr); gap: .25rem 1.5rem; border-bottom: 1px solid \(Palette.line.hex); padding: .5rem 0; }
    .terms dt { font-weight: bold; }
    .terms dd { margin: 0; max-width: 42em; }
    details { margin-bottom: 1.25rem; }
    summary { display: list-item; width: fit-content; min-height: 24px; cursor: pointer; color: \(Palette.link.hex); text-decoration: underline; text-underline-offset: .15em; }
    summary:hover { color: \(Palette.linkHover.hex); }
    .details { padding-top: .75rem; }
    figure { margin: 0 0 1rem; }
    .chart { display: block; width: 100%; min-width: 42rem; max-width: 54rem; height: auto; font-family: Arial, Helvetica, "Liberation Sans", sans-serif; }
    @media (max-width: 40rem) {
      body { font-size: 1rem; }
      h1 { font-size: 1.875rem; }
      h2 { font-size: 1.5rem; }
      .lead { font-size: 1.1875rem; }
      .terms div { grid-template-columns: minmax(0, 1fr); }
    }
    @media (forced-colors: active) { .chart { forced-color-adjust: none; background: \(Palette.paper.hex); } }
    """

  private static let print = """
    @page { size: A4; margin: 14mm 12mm 16mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt Arial, Helvetica, sans-serif; } }
    @media print {
      body { font-size: 9.5pt; line-height: 1.35; }
      h1 { font-size: 20pt; } h2 { font-size: 14pt; margin-bottom: 2mm; } h3 { font-size: 11pt; margin: 4mm 0 1mm; }
      .skip-link, .contents, .weeks { display: none; }
      .width { max-width: none; padding: 0; }
      .banner { border-bottom-width: 1mm; } .banner .width { padding: 2mm 3mm; }
      .product { font-size: 12pt; } .lead { font-size: 12pt; } .opening { padding: 5mm 0 0; }
      section { padding-top: 6mm; }
      h1, h2, h3, summary, caption, p:has(+ figure) { break-after: avoid; }
      p { orphans: 3; widows: 3; } p:has(+ figure) { break-inside: avoid; }
      figure, tr, .figures, .panel, .terms div { break-inside: avoid; }
      tr.first { break-after: avoid; }
      thead { display: table-header-group; }
      .scroll { overflow: visible; margin-bottom: 4mm; }
      table { font-size: 8pt; line-height: 1.25; } caption.caption { font-size: 9.5pt; }
      th, td { padding: 1mm 2mm 1mm 0; min-width: 0; } .number, .prose { min-width: 0; } .quiet { font-size: 7pt; } .label { font-size: 7.5pt; padding: 0 1mm; }
      code { font-size: .95em; }
      .figures { grid-template-columns: repeat(4, 1fr); gap: 3mm; } .figures dt { font-size: 8.5pt; } .figures dd { font-size: 15pt; }
      .figures div { padding: 2mm; }
      .chart { min-width: 0; max-width: 165mm; }
      a { color: inherit; text-decoration: none; }
      summary { color: inherit; text-decoration: none; font-weight: bold; list-style: none; }
      .details { padding-top: 1mm; }
      details:not([open])::details-content { display: block; content-visibility: visible; height: auto; }
      .figures div, .panel, .label, .banner, .chart, tr:target { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .footer { background: none; border-top-width: 1mm; padding: 3mm 0 0; margin-top: 6mm; } .footer p { font-size: 8pt; }
    }
    """
}
