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

const kolomLetter = (n) => (n < 26 ? "" : kolomLetter(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));
// Places in the styles below; from TINT on the shades of the evidence map, from RIJKOP on its headings by depth, bold when broad.
const KOP = 1, TEKST = 2, LETTERLIJK = 3, TINT = 4, RIJKOP = 9;
const TINTEN = ["FFFFFF", "E3F0EE", "C4E0DD", "93C6C2", "0A5A61"];
// A value, or a value with its style; a cell holds no more than Excel allows.
function cel(inhoud, rij, kolom, stijl) {
  let waarde = inhoud;
  if (Array.isArray(inhoud)) [waarde, stijl] = inhoud;
  if (waarde === null || waarde === "") return "";
  const plek = `r="${kolomLetter(kolom)}${rij}"`;
  if (typeof waarde === "number") return `<c ${plek} s="${stijl || TEKST}"><v>${waarde}</v></c>`;
  // What begins as a formula stays a text, also when somebody edits the cell.
  return `<c ${plek} s="${stijl || (/^[=+\-@\t\r]/.test(waarde) ? LETTERLIJK : TEKST)}" t="inlineStr"><is><t xml:space="preserve">${voorXml(waarde.slice(0, 32000))}</t></is></c>`;
}
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", PACKAGE = "http://schemas.openxmlformats.org/package/2006";
// Rows of cells; the first is a heading that stays in view, with the first column.
function werkblad(breedtes, rijen, { kop = false, filter = false } = {}) {
  const kolommen = breedtes.map((breedte, i) => `<col min="${i + 1}" max="${i + 1}" width="${breedte}" customWidth="1"/>`).join("");
  const inhoud = rijen.map((rij, r) => `<row r="${r + 1}">${rij.map((waarde, k) => cel(waarde, r + 1, k, kop && !r ? KOP : 0)).join("")}</row>`).join("");
  const vast = kop ? '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>' : "";
  return `${XML}<worksheet xmlns="${MAIN}">${vast}<cols>${kolommen}</cols><sheetData>${inhoud}</sheetData>${filter ? `<autoFilter ref="A1:${kolomLetter(breedtes.length - 1)}${rijen.length}"/>` : ""}</worksheet>`;
}
// A workbook of sheets: name, XML.
function boek(vellen) {
  const per = (vorm) => vellen.map(([naam], i) => vorm(i + 1, voorXml(naam))).join("");
  const xf = ({ font = 0, fill = 0, lijn = 0, plek = "", apart = "" }) => `<xf numFmtId="0" fontId="${font}" fillId="${fill}" borderId="${lijn}" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${apart}>${plek && `<alignment ${plek}/>`}</xf>`;
  const tekst = 'vertical="top" wrapText="1"', rijkoppen = [0, 1, 2, 3].flatMap((diepte) => [0, 1].map((font) => xf({ font, plek: `indent="${diepte}" horizontal="left"` })));
  const xfs = [xf({}), xf({ font: 1, plek: tekst }), xf({ plek: tekst }), xf({ plek: tekst, apart: ' quotePrefix="1"' }), ...TINTEN.map((_, i) => xf({ font: i === 4 ? 2 : 0, fill: 2 + i, lijn: 1 })), ...rijkoppen];
  const vullingen = ['patternType="none"/', 'patternType="gray125"/', ...TINTEN.map((tint) => `patternType="solid"><fgColor rgb="FF${tint}"/></patternFill`)].map((vulling) => `<fill><patternFill ${vulling}></fill>`);
  const zijden = ["left", "right", "top", "bottom"].map((zijde) => `<${zijde} style="thin"><color rgb="FFCBD9D7"/></${zijde}>`).join(""), letter = (meer) => `<font>${meer}<name val="Calibri"/></font>`;
  return zip([
    ["[Content_Types].xml", `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${per((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)}</Types>`],
    ["_rels/.rels", `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ["xl/workbook.xml", `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${per((n, naam) => `<sheet name="${naam}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", `${XML}<Relationships xmlns="${PACKAGE}/relationships">${per((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${vellen.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`],
    ["xl/styles.xml", `${XML}<styleSheet xmlns="${MAIN}"><fonts count="3">${letter('<sz val="11"/>')}${letter('<b/><sz val="11"/>')}${letter('<sz val="11"/><color rgb="FFFFFFFF"/>')}</fonts><fills count="${vullingen.length}">${vullingen.join("")}</fills><borders count="2"><border/><border>${zijden}</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join("")}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`],
    ...vellen.map(([, xml], i) => [`xl/worksheets/sheet${i + 1}.xml`, xml]),
  ]);
}
function vanLijst(lijst) {
  const { gekozen } = lijst, selectie = selectieVan(lijst, "xlsx"), { bladen, verantwoording } = los.werkmap;
  const eigen = { Selectie: selectie.in_woorden, "Adres van deze lijst": selectie.url, Aantal: interventies(gekozen.length), "Hoe citeren": selectie.citeren, "Geraadpleegd op": selectie.geraadpleegd };
  const vellen = bladen.map(([naam, koppen], blad) => [naam, werkblad(koppen.map(([, breedte]) => breedte),
    [koppen.map(([kop]) => kop), ...gekozen.flatMap((p) => los.per[p][4][blad])], { kop: true, filter: true })]);
  vellen.push([verantwoording[0], werkblad([28, 100], verantwoording[1].map(([naam, tekst]) => [naam, eigen[naam] || tekst]))]);
  return boek(vellen);
}
const werkmap = { vanLijst, boek, werkblad, TINT, RIJKOP };
