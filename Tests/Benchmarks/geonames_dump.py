#!/usr/bin/env python3
"""Makes a dump of the form and the size of GeoNames' own, to measure `dateline gazetteer build --geonames` with.

usage: geonames_dump.py FOLDER [--places 13000000] [--names 17000000] [--seed 1]

Writes allCountries.txt, alternateNamesV2.txt, admin1CodesASCII.txt and admin2Codes.txt. Names, points and numbers are invented; the columns,
the share of each class, of places with inhabitants, of names that many places share and of the scripts are about those of the real dump.
"""
import argparse
import os
import random

CLASSES = [("P", ["PPL"] * 30 + ["PPLX", "PPLL", "PPLA4", "PPLA3", "PPLA2"], 38), ("S", ["SCH", "CH", "HTL", "FRM", "BLDG", "HSP", "RSTN", "MSQE"], 22),
           ("H", ["STM"] * 6 + ["LK", "WLL", "SPNG", "WAD"], 18), ("T", ["MT"] * 3 + ["HLL"] * 3 + ["ISL", "PK", "VAL", "RDGE"], 13),
           ("L", ["LCTY", "AREA", "PRK", "FLD"], 4), ("A", ["ADM3", "ADM4", "ADMD", "ADM5"], 3), ("R", ["RD", "ST"], 1), ("V", ["FRST"], 1)]
COUNTRIES = ("US CN IN RU BR MX IR ID NO TR FR DE IT ES PK AF IQ SY UA PL JP KR TH VN MM PH NG SD ET KE TZ CD ZA MA DZ EG SA YE AU CA AR CO "
             "PE CL VE BO EC GB SE FI GR RO BG RS HU CZ AT CH BE NL PT IE NP BD LK KZ UZ TM KG TJ MN ML NE TD CM AO MZ MG ZM ZW").split()
SYLLABLES = ("ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru sa se si so su ta te ti to "
             "tu va ve vi vo wa ya yo za zi sha cha gra bre sto ler man ton ville berg sk ov ez al an in ar or en is").split()
GENERIC = {"S": ["School", "Church", "Hotel", "Farm", "Hospital", "Station"], "H": ["River", "Creek", "Lake", "Wadi"],
           "T": ["Hill", "Mountain", "Island", "Ridge"], "L": ["Park", "Field"], "A": ["District"], "R": ["Road"], "V": ["Forest"], "P": []}
SCRIPTS = [(0x0430, 32), (0x0627, 26), (0x4E00, 2000), (0x0561, 36), (0x10D0, 30)]


def words(random, count):
    found = set()
    while len(found) < count:
        found.add("".join(random.choices(SYLLABLES, k=random.choice((2, 2, 3, 3, 4)))).capitalize())
    return sorted(found)


def foreign(random):
    start, length = random.choice(SCRIPTS)
    return "".join(chr(start + random.randrange(length)) for _ in range(random.randint(3, 9)))


def name(random, vocabulary, generics):
    first = vocabulary[int(len(vocabulary) * random.random() ** 1.6)]
    shape = random.random()
    if generics and shape < 0.55:
        return first + " " + random.choice(generics)
    if shape < 0.75:
        return first + " " + vocabulary[int(len(vocabulary) * random.random())]
    return first if shape < 0.97 else first[:3] + "é" + first[3:]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--places", type=int, default=13_000_000)
    parser.add_argument("--names", type=int, default=17_000_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    os.makedirs(options.folder, exist_ok=True)
    vocabulary = words(rng, min(900_000, max(1000, options.places // 12)))
    classes = rng.choices(CLASSES, weights=[c[2] for c in CLASSES], k=4096)
    first_levels = [(c, "%02d" % n) for c in COUNTRIES for n in range(1, 40)]
    with open(os.path.join(options.folder, "admin1CodesASCII.txt"), "w", encoding="utf-8") as file:
        for index, (country, code) in enumerate(first_levels):
            place = name(rng, vocabulary, [])
            file.write("%s.%s\t%s\t%s\t%d\n" % (country, code, place, place, 20_000_000 + index))
    with open(os.path.join(options.folder, "admin2Codes.txt"), "w", encoding="utf-8") as file:
        for index, (country, code) in enumerate(first_levels):
            for second in range(10):
                place = name(rng, vocabulary, [])
                file.write("%s.%s.%03d\t%s\t%s\t%d\n" % (country, code, second, place, place, 21_000_000 + index * 10 + second))
    with open(os.path.join(options.folder, "allCountries.txt"), "w", encoding="utf-8", buffering=1 << 22) as file:
        for number in range(options.places):
            letter, codes, _ = classes[number & 4095]
            place = name(rng, vocabulary, GENERIC[letter])
            country, first = first_levels[int(len(first_levels) * rng.random())]
            people = int(10 ** (rng.random() * 4)) if letter == "P" and rng.random() < 0.1 else 0
            file.write("%d\t%s\t%s\t\t%.5f\t%.5f\t%s\t%s\t%s\t\t%s\t%03d\t\t\t%d\t\t%d\tEurope/Paris\t2024-01-01\n" % (
                30_000_000 + number, place, place.replace("é", "e"), rng.random() * 140 - 60, rng.random() * 360 - 180, letter,
                codes[number % len(codes)], country, first, number % 10, people, number % 3000))
    languages = ["en", "fr", "de", "es", "", "", "ar", "ru", "zh", "link", "post", "wkdt"]
    with open(os.path.join(options.folder, "alternateNamesV2.txt"), "w", encoding="utf-8", buffering=1 << 22) as file:
        for number in range(options.names):
            language = languages[number % len(languages)]
            if language == "link":
                text = "https://en.wikipedia.org/wiki/%d" % number
            elif language in ("post", "wkdt"):
                text = "Q%d" % number
            else:
                text = foreign(rng) if language in ("ar", "ru", "zh") else name(rng, vocabulary, [])
            place = 30_000_000 + int(options.places * rng.random())
            file.write("%d\t%d\t%s\t%s\t\t\t\t%s\t\t\n" % (number + 1, place, language, text, "1" if number % 97 == 0 else ""))


if __name__ == "__main__":
    main()
