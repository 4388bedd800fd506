"""Source cells: every value, link and comment with its address; hidden values and contact data left out."""

import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.conftest import DATA
from tests.reading.mutants import HOSTILE
from tests.workbooks import make_workbook
from toolkit.findings import Bevindingen
from toolkit.reading import masking
from toolkit.reading.masking import mask_contact_data
from toolkit.reading.open import open_workbook
from toolkit.reading.phone_numbers import MOST_WORK
from toolkit.reading.source_cells import CellNotes, source_cells
from toolkit.reading.workbook_reading import WorkbookError

EMAIL, PHONE = "[e-mailadres verborgen]", "[telefoonnummer verborgen]"


def test_values_are_text_as_a_person_knows_them(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    values = [2015.0, 2015, 3.25, True, dt.date(2019, 3, 1), dt.datetime(2019, 3, 1, 9, 30), " tekst\u00a0", "0012"]
    sheet.append(values)
    book.save(tmp_path / "x.xlsx")
    cells = open_workbook(tmp_path / "x.xlsx")[0].sheets[0].cells.values()
    expected = ["2015", "2015", "3.25", "TRUE", "2019-03-01", "2019-03-01T09:30:00", " tekst\u00a0", "0012"]
    assert [cell.raw for cell in cells] == expected


def test_nothing_in_the_shipped_workbooks_is_taken_for_contact_data() -> None:
    texts = [
        cell.raw
        for path in sorted((DATA / "raw").glob("*.xlsx"))
        for sheet in open_workbook(path)[0].sheets
        for cell in sheet.cells.values()
    ]
    assert len(texts) > 1_000
    assert [text for text in texts if mask_contact_data(text) != text] == []


def test_hidden_cells_keep_their_address_and_not_their_value(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Blad1"
    for row in (["Naam", "Intern", "Land"], ["Baken", "bellen", "NL"], ["Brug", "mailen", "BE"]):
        sheet.append(row)
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True
    sheet["C2"].hyperlink = "https://example.org/a"
    sheet["A2"].comment = Comment("bel jan@example.org", "x")
    book.save(tmp_path / "x.xlsx")
    opened = open_workbook(tmp_path / "x.xlsx")[0].sheets[0]
    bevindingen = Bevindingen()
    found = [
        (c.adres, c.soort.value, c.waarde, c.verborgen) for c in source_cells(opened, CellNotes("x.xlsx", bevindingen))
    ]
    assert found == [
        (None, "bladnaam", "Blad1", False),
        ("A1", "waarde", "Naam", False),
        ("B1", "waarde", None, True),
        ("C1", "waarde", "Land", False),
        ("A2", "waarde", "Baken", False),
        ("A2", "opmerking", "bel [e-mailadres verborgen]", False),
        ("B2", "waarde", None, True),
        ("C2", "waarde", "NL", False),
        ("C2", "koppeling", "https://example.org/a", False),
        ("A3", "waarde", None, True),
        ("B3", "waarde", None, True),
        ("C3", "waarde", None, True),
    ]
    assert [(b.code, b.cel) for b in bevindingen] == [("contactgegevens_afgeschermd", "A2")]
    public = source_cells(opened, CellNotes("x.xlsx", Bevindingen(), publish_hidden=True))
    assert [c.waarde for c in public if c.adres == "B2"] == ["bellen"]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Mail naar jan.de.vries@gemeente.nl.", "Mail naar [e-mailadres verborgen]."),
        ("mailto:info@example.org?subject=x", "[e-mailadres verborgen]"),
        ("Bel 06-12345678 of +31 20 123 45 67", "Bel [telefoonnummer verborgen] of [telefoonnummer verborgen]"),
        ("tel:+31201234567", "[telefoonnummer verborgen]"),
        ("(020) 123 4567", "[telefoonnummer verborgen]"),
        ("2015-2018, 1.931 jongeren, 12-23 jr, 24 (7)", "2015-2018, 1.931 jongeren, 12-23 jr, 24 (7)"),
        ("10.5038/1944-0472.6.4.3", "10.5038/1944-0472.6.4.3"),
        ("https://example.org/0612345678/a", "https://example.org/0612345678/a"),
        ("ISSN 0144-0472, 0012, 2026-11-22", "ISSN 0144-0472, 0012, 2026-11-22"),
        ("0031 6 12345678 / +31(0)6-12345678", "[telefoonnummer verborgen] / [telefoonnummer verborgen]"),
        ("Tel: 0800-2013.", "Tel: [telefoonnummer verborgen]."),
        ("+49 30 1234567, 030/1234567", "[telefoonnummer verborgen], [telefoonnummer verborgen]"),
        ("naam (at) voorbeeld (dot) nl", "[e-mailadres verborgen]"),
        ("naam[at]voorbeeld[punt]nl.", "[e-mailadres verborgen]."),
        ("naam at voorbeeld dot nl", "[e-mailadres verborgen]"),
        ("naam @ voorbeeld.nl", "[e-mailadres verborgen]"),
        ("ｎａａｍ＠ｖｏｏｒｂｅｅｌｄ．ｎｌ, bel", "[e-mailadres verborgen], bel"),
        ("na\u200bam@voor\u00adbeeld\u200b.nl", "[e-mailadres verborgen]"),
        ("look at the dot pattern", "look at the dot pattern"),
        ("06/12345678 en 06.98.76.54.32", "[telefoonnummer verborgen] en [telefoonnummer verborgen]"),
        ("06.98765432; 06/98.76.54.32", "[telefoonnummer verborgen]; [telefoonnummer verborgen]"),
        ("０６－１２３４５６７８ of 06\u200b12345678", "[telefoonnummer verborgen] of [telefoonnummer verborgen]"),
        ("0471/12.34.56, 02/512.34.56", "[telefoonnummer verborgen], [telefoonnummer verborgen]"),
        ("+32 (0)471 12 34 56 en +32 2 123 45 67", "[telefoonnummer verborgen] en [telefoonnummer verborgen]"),
        ("0151/23456789; +49 30/1234567", "[telefoonnummer verborgen]; [telefoonnummer verborgen]"),
        ("020-1234567/24 of 020-1234567 tst. 24", "[telefoonnummer verborgen] of [telefoonnummer verborgen]"),
        ("p = 0.612345678, N = 12.345.678, 1/2/3/4/5/6/7/8", "p = 0.612345678, N = 12.345.678, 1/2/3/4/5/6/7/8"),
        ("0471 12 34 56 en 020 7946 0958", "[telefoonnummer verborgen] en [telefoonnummer verborgen]"),
        ("ISBN 0198526636, 0-19-852663-6, 978-0-19-852663-6", "ISBN 0198526636, 0-19-852663-6, 978-0-19-852663-6"),
        ("BSN 012345678, KvK 01234567, 14 030 inwoners", "BSN 012345678, KvK 01234567, 14 030 inwoners"),
        ("01-02-2019 03-04-2020 0.123456789", "01-02-2019 03-04-2020 0.123456789"),
        ("0012 0034 0056 78; p = 0.0123456", "0012 0034 0056 78; p = 0.0123456"),
        ("06 12345678/06 87654321", "[telefoonnummer verborgen]/[telefoonnummer verborgen]"),
        ("06-12345678+06-87654321", f"{PHONE}{PHONE}"),
        ("06-12345678/020-1234567", "[telefoonnummer verborgen]/[telefoonnummer verborgen]"),
        (
            "2019\n06-12345678\n2020, nr06-12345678",
            "2019\n[telefoonnummer verborgen]\n2020, nr[telefoonnummer verborgen]",
        ),
        (
            "01-02-2019/06-12345678, https://wa.me/31612345678",
            "01-02-2019/[telefoonnummer verborgen], [telefoonnummer verborgen]",
        ),
        (
            "010-4131234 (tst. 24). En 020-1234567, toestel 24.",
            "[telefoonnummer verborgen]. En [telefoonnummer verborgen].",
        ),
        (
            "020-1234567 doorkiesnr. 24 of 020-1234567 of -68",
            "[telefoonnummer verborgen] of [telefoonnummer verborgen]",
        ),
        ("contact: naam at politie.nl.", "contact: [e-mailadres verborgen]."),
        ("Tel: 612345678 of mobiel: 6 1234 5678.", f"Tel: {PHONE} of mobiel: {PHONE}."),
        ("tel. 31612345678; tel:612345674", f"tel. {PHONE}; {PHONE}"),
        ("06-12345678werk, 0612345678Jan", f"{PHONE}werk, {PHONE}Jan"),
        ("NR06-12345678, tel06-12345678x", f"NR{PHONE}, tel{PHONE}x"),
        ("https://voorbeeld.nl;06-12345678", f"https://voorbeeld.nl;{PHONE}"),
        ("https://voorbeeld.nl/a|06-12345678", f"https://voorbeeld.nl/a|{PHONE}"),
        ("www.voorbeeld.nl(020-1234567)", f"www.voorbeeld.nl{PHONE})"),
        ("www.voorbeeld.nl,+31 6 12345678", f"www.voorbeeld.nl,{PHONE}"),
        ("10.1000/abc;06-12345678", f"10.1000/abc;{PHONE}"),
        ("zie (a) voorbeeld.Nl, jan(a)gemeente.nl", f"zie (a) voorbeeld.Nl, {EMAIL}"),
        ("https://voorbeeld.nl/?naar=jan%2Ejansen%40gemeente%2Enl", f"https://voorbeeld.nl/?naar={EMAIL}"),
        ("https://voorbeeld.nl/a%200612345678.pdf", "https://voorbeeld.nl/a%200612345678.pdf"),
        ("a 31-6-12345678.", f"a {PHONE}."),
        ("Mobiel (privé): 612345678, tel (werk) 201234567", f"Mobiel (privé): {PHONE}, tel (werk) {PHONE}"),
        ("06-12345678 + 06-87654321", f"{PHONE} {PHONE}"),
        ("06-12345678x06-87654321", f"{PHONE}x{PHONE}"),
        ("020-1234567 of 7654321, 2015", f"{PHONE}, 2015"),
    ],
)
def test_contact_data_is_masked_and_other_numbers_are_not(text: str, masked: str) -> None:
    assert mask_contact_data(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        *("naam at voorbeeld.nl", "naam AT VOORBEELD.NL", "j.jansen at voorbeeld.gov.uk", "naam at x dot brussels"),
        *(
            "naam (apestaartje) voorbeeld.nl",
            "naam  (at)  voorbeeld.nl",
            "naam @ voorbeeld . nl",
            "naam@voor\ufe0fbeeld.nl",
        ),
        *("naam (at) beispiel punkt de", "naam -at- voorbeeld -dot- nl", "naam_at_voorbeeld.nl", "jan%40voorbeeld.nl"),
        *("naam (arobase) exemple (point) be", "naam&#64;voorbeeld.nl", "naam&commat;voorbeeld&period;nl"),
        *("mailto:jan.jansen%40gemeente%2Enl", "mailto:jan%2Ejansen@gemeente.nl", "mailto:jan%E2%80%8Bj%40gemeente.nl"),
        *("jan(a)gemeente.nl", "jan [a] gemeente.nl", "jan apenstaart gemeente.nl", "jan   @   gemeente.nl"),
    ],
)
def test_an_address_is_known_however_it_is_written(text: str) -> None:
    assert mask_contact_data(text) == EMAIL


@pytest.mark.parametrize(
    "text",
    [
        *("010-4131234-24", "06\t12345678", "06\n12345678", "+ 31 6 12345678", "06:12345678", "06_12345678"),
        *("0471123456", "0470123456", "025123456", "032345678", "+44 20 7946 0958", "06\ufe0f12345678"),
        *("\u0660\u0666\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668", "0471/01.02.03", "020-1234567 of -68 of -69"),
        *(
            "tel:06%2012345677",
            "tel:%2B31612345678",
            "tel:+31%206%2012345678",
            "&#48;6-12345678",
            "tel:+31201234567;ext=24",
        ),
        *("06-12345678/87654321", "06-12345678 / 87654321", "06_12_34_56_78", "06·12345678", "06 · 12 34 56 78"),
        *(
            "0475-12-34-56",
            "0032-2-123 45 67",
            "31-6-12345678",
            "31 6 12 34 56 78",
            "32-471-12-34-56",
            "32 2 512 34 56",
        ),
        *("https://api.whatsapp.com/send/?phone=31612345678", "whatsapp://send?text=a&phone=%2B31612345678"),
        *("https://web.whatsapp.com/send?phone=31612345678&text=a", "https://voorbeeld.nl/?a=1&tel=0612345678"),
        *("06\u316412345678", "06\u115f12345678", "06\uffa012345678"),
    ],
)
def test_a_number_is_known_however_it_is_written(text: str) -> None:
    assert mask_contact_data(text) == PHONE


def test_what_only_looks_like_contact_data_stays() -> None:
    texts = """look at example.org, available at example.org/a, see www.example.org
        youth at risk.In this study. Effect at T1.no effect at T2. Aimed at the dot is clear
        punt voor punt, at school. De docent; ad hoc; University of Leiden at Den Haag. Nl
        1990-2000, 2015-2018, 2015/2016, 2004-2005-2006-2007, 12-13-14-15-16, 01-02-03
        N = 1.234.567; € 1.000.000; 10 000 000 inwoners; 1000000000 en 9876543210 en 123456789; r = -.0123456
        ISBN-13: 9780198526636; isbn: 0-19-852663-6; PMID 01234567; 10.1177/0886260515584337; doi:10.1080/0954.2012.7198
        BTW NL012345678B01, BE0471123456; dossier 2019/012345; 0123-4567-8901-234X
        2019-03-01T09:30:00.123456; 01/02/2019 - 03/04/2020; 01_02_2019_verslag; 00:30:15 tot 01:45:00; 12-23 jr, 0-10
        Vol. 12(3), 123-145; 34 (1): 011-023; 0a612345-0612-4123-8123-061234567890
        criterium (a) jongeren.Zij, lid 2(a)en.b; 31 612 345 678 euro; 31-32-33-34-35-36; 32 33 34 35 36; 31-12-2015
        10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2 https://a.nl/PIIS0140-6736(05)66146-5
        tel. 2012-2015, telefoon: 12; mobiel 2012 tot 2015; 0198526636X; 31-3-2015, 31 1234567; 100%20 0·612345678
        mobiel 12345678 keer; 080442957X; DE012345678; NL91ABNA0417164300"""
    assert [line for line in texts.splitlines() if mask_contact_data(line) != line] == []


@given(
    st.lists(st.sampled_from(["{y}-{z}", "{y}", "{n}%", "N={n}", "{n}.{m}", "({n})", "{y}/{m:02}", "{m}-{m}-{y}"])),
    st.data(),
)
@settings(max_examples=100, deadline=None)
def test_years_ranges_counts_and_dates_stay(forms: list[str], data: st.DataObject) -> None:
    year, small = st.integers(1900, 2029), st.integers(1, 12)
    written = [
        f.format(y=data.draw(year), z=data.draw(year), n=data.draw(st.integers(0, 9999)), m=data.draw(small))
        for f in forms
    ]
    assert mask_contact_data(text := ", ".join(written)) == text


# Each kind of search at its slowest: many short runs of digits, numbers, words before them, addresses beside them.
SLOW = ("1/2// 01/2// 0 van ", "0612345678 en ", "tel: 9 9 9 9 9 9 9 9 9; ", "jan@a.nl 0612345678 ", "+", "(at) ")


def test_masking_takes_time_in_proportion_to_the_text() -> None:
    for text in (*HOSTILE, *((piece * 32_000)[:32_000] for piece in SLOW)):
        began = time.process_time()
        mask_contact_data(text)
        assert time.process_time() - began < 1, text[:20]


def test_beyond_what_is_looked_up_all_that_could_be_a_number_is_masked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(masking, "MOST_WORK_IN_WORKBOOK", MOST_WORK)
    rows = [[f"{row} {col} " + "1/2// 0" * 250 for col in range(1, 16)] for row in range(1, 6)]
    rows += [["dossier 0123-4567, N = 1.234.567, 2015-2018, 06-12345678", "Telefoon"], ["x", "712345678"]]
    path = make_workbook(tmp_path / "x.xlsx", {"Blad1": rows})
    began = time.process_time()
    opened, _ = open_workbook(path)
    assert time.process_time() - began < 4
    texts = [cell.text for _, cell in sorted(opened.sheets[0].cells.items())]
    assert texts[:2] == [f"1 1 1/2// {PHONE}", f"1 2 1/2// {PHONE}"]
    assert texts[-4:] == [f"dossier {PHONE}, N = 1.234.567, 2015-2018, {PHONE}", "Telefoon", "x", PHONE]
    assert mask_contact_data(rows[-2][0]) == f"dossier 0123-4567, N = 1.234.567, 2015-2018, {PHONE}"


def test_the_name_of_a_sheet_is_masked_and_stays_different_from_the_others(tmp_path: Path) -> None:
    rows = [["Naam", "Land"], ["Baken", "Nederland"]]
    sheets = dict.fromkeys(("jan@voorbeeld.nl", "piet@voorbeeld.nl", "Lijst\u202e\u200b"), rows)
    book, _ = open_workbook(make_workbook(tmp_path / "a.xlsx", sheets))
    assert [sheet.naam for sheet in book.sheets] == [
        "[e-mailadres verborgen]", "[e-mailadres verborgen] (2)", "Lijst",
    ]  # fmt: skip
    bevindingen = Bevindingen()
    cells = source_cells(book.sheets[0], CellNotes("a.xlsx", bevindingen))
    assert cells[0].waarde == "[e-mailadres verborgen]"
    assert [(b.code, b.cel) for b in bevindingen] == [("contactgegevens_afgeschermd", None)]


def test_a_telephone_number_that_lost_its_zero_is_masked_where_words_say_what_it_is(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Naam", "Tel. contactpersoon", "Bereik", "Telefoon", "Hier vult u in " * 4 + "wat het telefoonnummer is"],
        ["Baken", 612345678, 612345678, "n.v.t.", "612345678"],
        ["Brug", 32471123456, 201234567, 12, "31612345678"],
        ["Mobiel nummer:", 6.12345678e8, 612345678, 1234567, "6 12345678"],
        ["Dok", "06-12345678", 612345678, "2012-2015", "Jan (6-12345678), 2012-2015"],
    ]
    opened, _ = open_workbook(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows}))
    bevindingen = Bevindingen()
    found = {c.adres: c.waarde for c in source_cells(opened.sheets[0], CellNotes("x.xlsx", bevindingen))}
    masked = ["B2", "E2", "B3", "E3", "B4", "E4", "B5", "E5"]
    assert [found[address] for address in masked] == [PHONE] * 7 + [f"Jan ({PHONE}), 2012-2015"]
    assert [b.cel for b in bevindingen if b.code == "contactgegevens_afgeschermd"] == masked
    assert [found[address] for address in ("C2", "C3", "C4", "C5", "D3", "D4", "D5")] == [
        *("612345678", "201234567", "612345678", "612345678", "12", "1234567", "2012-2015"),
    ]


def test_what_nobody_sees_is_left_out_of_every_source_cell(tmp_path: Path) -> None:
    hidden = "\u202c\u200b\u2066\u034f\u115f\u1160\u3164\uffa0\u180b\u180c\u180d\u17b4\ufe0f\U000e0100"
    texts = ["ge\u202edraaid!\u0085\ufeff", "een\u2028twee\u2029drie", *(f"ge{char}zien" for char in hidden)]
    path = make_workbook(tmp_path / "a.xlsx", {"Blad1": [["Naam"], *([text] for text in texts)]})
    book, _ = open_workbook(path)
    (_, _, *cells) = source_cells(book.sheets[0], CellNotes("a.xlsx", Bevindingen()))
    assert [cell.waarde for cell in cells] == ["gedraaid! ", "een\ntwee\ndrie", *["gezien"] * len(hidden)]


def test_a_file_whose_name_holds_contact_data_is_refused_and_not_named(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError) as refused:
        open_workbook(make_workbook(tmp_path / "lijst jan@voorbeeld.nl 06-99887766.xlsx", {"Blad1": [["Naam"]]}))
    assert str(refused.value) == (
        "lijst [e-mailadres verborgen] [telefoonnummer verborgen].xlsx: in de naam van dit bestand staat een "
        "e-mailadres of telefoonnummer. De naam wordt gepubliceerd, en wijst aan wat u over het bestand besliste. Geef "
        "het een andere naam."
    )


def test_a_file_whose_name_turns_the_direction_of_reading_is_refused(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "lijst\u202exslx.xlsx", {"Blad1": [["Naam"]]})
    with pytest.raises(WorkbookError) as refused:
        open_workbook(path)
    assert str(refused.value).startswith("lijstxslx.xlsx: in de naam van dit bestand staan tekens die niemand ziet")
