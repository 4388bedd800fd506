// ---- The list as a workbook: the sheets of the site, as SpreadsheetML in a zip. The browser itself packs the parts.
const CRC = Uint32Array.from({ length: 256 }, (_, n) => { for (let i = 0; i < 8; i++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1; return n; });
async function zip(parts) {
  const number = (value, size) => Uint8Array.from({ length: size }, (_, i) => (value >>> (8 * i)) & 255);
  const pieces = [], list = [];
  let offset = 0;
  for (const [name, text] of parts) {
    const content = new TextEncoder().encode(text), label = new TextEncoder().encode(name);
    const packed = new Uint8Array(await new Response(new Blob([content]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());
    const crc = ~content.reduce((sum, byte) => CRC[(sum ^ byte) & 255] ^ (sum >>> 8), -1);
    // Version 2.0, names in UTF-8, deflated, 1 January 1980.
    const about = [number(20, 2), number(0x800, 2), number(8, 2), number(0, 2), number(33, 2), number(crc, 4), number(packed.length, 4), number(content.length, 4), number(label.length, 2), number(0, 2)];
    const head = [number(0x04034b50, 4), ...about, label];
    list.push(number(0x02014b50, 4), number(20, 2), ...about, number(0, 2), number(0, 2), number(0, 2), number(0, 4), number(offset, 4), label);
    pieces.push(...head, packed);
    offset += head.reduce((sum, piece) => sum + piece.length, 0) + packed.length;
  }
  const size = list.reduce((sum, piece) => sum + piece.length, 0);
  return new Blob([...pieces, ...list, number(0x06054b50, 4), number(0, 4), number(parts.length, 2), number(parts.length, 2), number(size, 4), number(offset, 4), number(0, 2)]);
}

// Characters that XML cannot have are left out, and a cell holds no more than Excel allows.
const voorXml = (tekst) => String(tekst).slice(0, 32000).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
  .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/\r/g, "&#13;");
const kolomLetter = (n) => (n < 26 ? "" : kolomLetter(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));
const KOP = 1, TEKST = 2, LETTERLIJK = 3; // places in the styles below
function cel(waarde, rij, kolom, stijl) {
  if (waarde === null || waarde === "") return "";
  const plek = `r="${kolomLetter(kolom)}${rij}"`;
  if (typeof waarde === "number") return `<c ${plek} s="${TEKST}"><v>${waarde}</v></c>`;
  // What begins as a formula stays a text, also when somebody edits the cell.
  return `<c ${plek} s="${stijl || (/^[=+\-@\t\r]/.test(waarde) ? LETTERLIJK : TEKST)}" t="inlineStr"><is><t xml:space="preserve">${voorXml(waarde)}</t></is></c>`;
}
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", PACKAGE = "http://schemas.openxmlformats.org/package/2006";
function werkblad(breedtes, rijen, kop) {
  const kolommen = breedtes.map((breedte, i) => `<col min="${i + 1}" max="${i + 1}" width="${breedte}" customWidth="1"/>`).join("");
  const inhoud = rijen.map((rij, r) => `<row r="${r + 1}">${rij.map((waarde, k) => cel(waarde, r + 1, k, kop && !r ? KOP : 0)).join("")}</row>`).join("");
  const vast = kop ? '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>' : "";
  const filter = kop ? `<autoFilter ref="A1:${kolomLetter(breedtes.length - 1)}${rijen.length}"/>` : "";
  return `${XML}<worksheet xmlns="${MAIN}">${vast}<cols>${kolommen}</cols><sheetData>${inhoud}</sheetData>${filter}</worksheet>`;
}
function werkmapVan(lijst) {
  const { gekozen } = lijst, selectie = selectieVan(lijst, "xlsx"), { bladen, verantwoording } = los.werkmap;
  const eigen = { Selectie: selectie.in_woorden, "Adres van deze lijst": selectie.url, Aantal: interventies(gekozen.length), "Hoe citeren": selectie.citeren, "Geraadpleegd op": selectie.geraadpleegd };
  const vellen = bladen.map(([naam, koppen], blad) => [naam, werkblad(koppen.map(([, breedte]) => breedte),
    [koppen.map(([kop]) => kop), ...gekozen.flatMap((p) => los.per[p][4][blad])], true)]);
  vellen.push([verantwoording[0], werkblad([28, 100], verantwoording[1].map(([naam, tekst]) => [naam, eigen[naam] || tekst]), false)]);
  const per = (vorm) => vellen.map(([naam], i) => vorm(i + 1, voorXml(naam))).join("");
  const xf = (meer) => `<xf numFmtId="0" fontId="${meer === KOP ? 1 : 0}" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"${meer === LETTERLIJK ? ' quotePrefix="1"' : ""}>${meer ? '<alignment vertical="top" wrapText="1"/>' : ""}</xf>`;
  return zip([
    ["[Content_Types].xml", `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${per((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)}</Types>`],
    ["_rels/.rels", `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ["xl/workbook.xml", `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${per((n, naam) => `<sheet name="${naam}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", `${XML}<Relationships xmlns="${PACKAGE}/relationships">${per((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${vellen.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`],
    ["xl/styles.xml", `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">${[0, KOP, TEKST, LETTERLIJK].map(xf).join("")}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`],
    ...vellen.map(([, xml], i) => [`xl/worksheets/sheet${i + 1}.xml`, xml]),
  ]);
}
