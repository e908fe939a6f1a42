# ruff: noqa: E501 - lots are drawn for tests, and the wording is ours
"""Postings of our own making, drawn by lot from a seed. No test module.

They mix what postings mix: headings or none, lists and prose, tables, pay in many forms, checks
of every kind, other scripts, long words and addresses, and marks that look like markup.
"""

from __future__ import annotations

from random import Random

TITLES = (
    "Night Baker",
    "Tram Driver (m/f/d)",
    "Data Engineer II",
    "Pflegefachkraft / Care Nurse",
    "Staff Software Engineer, Payments & Ledgers",
    "Reefer Mechanic - 2nd shift",
    "Assistant <Lab> Manager",
    "Dental Hygienist, part-time, Łódź office",
)
EMPLOYERS = (
    "Tidewater Bakery Cooperative",
    "Ville de Saint-Éloi",
    "Northmoor NHS Trust",
    "Quill & Sons Ltd.",
    "Ωmega Labs",
    "Harbor Transit Authority",
)
PLACES = (
    "Tacoma, WA",
    "Toronto, ON (hybrid: 2 days a week in the office)",
    "Remote - United States",
    "Leeds, England",
    "München",
    "Kraków or Gdańsk",
)
DUTIES = (
    "Bake bread and rolls for forty shops",
    "Check gauges and write the log",
    "Lead the on-call rota: one week in six",
    "Mend what breaks, and say so when it cannot be mended",
    "Answer letters, e-mails & calls from tenants",
    "Work with the CTO and the SRE team on incident reviews",
    "Move pallets of up to 25 kg",
    "Teach two apprentices",
    "Report to the Regional Transit Council (RTC); the RTC meets each month",
)
NEEDS = (
    "3+ years of paid shop work",
    "A bachelor's degree in nursing, or an associate degree and 4 years on a ward",
    "High school diploma or GED",
    "A valid driver's license (class B)",
    "Must be able to lift 50 lbs and stand for 8 hours",
    "Fluent English; Spanish is a plus",
    "At least five years with Python, Go, Rust, Java, Kotlin, Swift, C++ or C#",
    "You must be 21 or older",
)
EXTRAS = (
    "French or Polish would help",
    "Experience with SAP is nice to have",
    "A forklift ticket is preferred",
    "Familiarity with OSHA rules is a plus",
)
PAY = (
    "$21.40 - $27.85 per hour, depending on experience",
    "Salary range: $88,000 to $121,500 a year",
    "£12.60 an hour plus time and a half on Sundays",
    "CAD 71,000–86,500 annually, bonus of up to 10%",
    "€3.450,00 brutto im Monat",
    "Pay: DOE",
    "Base pay $1,250,000 to $1,400,000 per year; sign-on bonus of $25,000",
)
CHECKS = (
    "Offers depend on a criminal background check.",
    "You will take a drug test before you start, and at random later.",
    "We check your driving record each year.",
    "Proof of your right to work is required by law.",
    "Two references are asked for.",
    "No credit check is done.",
    "A medical examination may be required for night work.",
)
BENEFITS = (
    "Health, dental and vision insurance",
    "401(k) with a match of 4 %",
    "25 days of paid leave and all bank holidays",
    "A bus pass",
    "Free bread ✓",
    "Parental leave → 18 weeks",
)
FIRM = (
    "We were founded in 1911 and have won awards for our rye.",
    "Our mission is to move people, and we are proud of it.",
    "Join a fast-paced team that wears many hats!",
    "We love what we do.",
)
CLOSING = (
    "Apply by March 3, 2027 at https://jobs.example.org/apply?id=%d&from=board.",
    "Send a letter to hiring@example.org before 15 April 2027.",
    "Applications are taken all the time.",
    "Call 555-0134 and ask for Dana.",
)
RIGHTS = (
    "We are an equal opportunity employer. All are welcome, whatever their race, religion, sex or age.",
    "If you need an adjustment, write to access@example.org.",
    "This posting is not a contract. Duties may change at any time at the discretion of management.",
)
ODD = ("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "https://example.org/" + "a-very-long-address/" * 12, "يُرجى إرسال السيرة الذاتية", "дворник, сторож и электрик", "משרה מלאה בחיפה", "日本語ができる方歓迎", "<b>not bold</b> & <script>alert(1)</script>", "☎ ✆ ⚠ 🎉", "…………………………", "#LI-Remote #hiring")  # fmt: skip
FOREIGN = (
    "Wir suchen für unsere Werkstatt am Hafen eine Mechanikerin oder einen Mechaniker. Sie reparieren "
    "Fahrräder und leiten zwei Lehrlinge an. Sie haben eine abgeschlossene Ausbildung und drei Jahre "
    "Erfahrung. Wir bieten 3.200 Euro im Monat, dreißig Tage Urlaub und eine Fahrkarte."
)
SECTIONS = (("What you will do", DUTIES), ("Requirements", NEEDS), ("Nice to have", EXTRAS), ("Pay", PAY), ("Before you start", CHECKS), ("Benefits", BENEFITS), ("About us", FIRM), ("Equal opportunity", RIGHTS), ("Also", ODD))  # fmt: skip


def posting(seed: int) -> str:
    """One posting in Markdown or plain text; the same seed gives the same one."""
    lots = Random(seed)
    marked = lots.random() < 0.6
    lines = [("# " if marked else "") + lots.choice(TITLES), ""]
    lines += [f"{lots.choice(EMPLOYERS)}, {lots.choice(PLACES)}", ""]
    sections = lots.sample(SECTIONS, lots.randint(1, len(SECTIONS)))
    for heading, choices in sections:
        told = lots.sample(choices, min(len(choices), lots.randint(1, 6)))
        if lots.random() < 0.85:
            lines += [f"## {heading}" if marked else f"{heading.upper()}:", ""]
        style = lots.choice(("list", "list", "numbers", "prose", "nested"))
        for number, line in enumerate(told, start=1):
            sign = {"numbers": f"{number}. ", "prose": ""}.get(style, "- ")
            deeper = "  " if style == "nested" and number > 1 else ""
            lines.append(f"{deeper}{sign}{line}")
            if style == "prose":
                lines.append("")
        lines.append("")
    if marked and lots.random() < 0.5:
        lines += ["| Place | Shift | Pay |", "| --- | --- | --- |"]
        lines += [f"| {place} | {lots.choice(('day', 'night', ''))} | ${20 + at}.50 an hour |" for at, place in enumerate(lots.sample(PLACES, 3))]  # fmt: skip
        lines.append("")
    if seed % 13 == 5:  # one that can be recognised, and not be summed up
        lines += [FOREIGN, ""]
        lines[2:] = lines[-2:]
    closing = lots.choice(CLOSING)
    return "\n".join([*lines, closing % seed if "%d" in closing else closing, ""])
