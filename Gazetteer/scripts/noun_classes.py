"""Writes language/noun-classes.tsv: English nouns that mostly stand for people or for what people build, from WordNet 3.0 (Debian's wordnet-base).

Usage: noun_classes.py [/usr/share/wordnet] > language/noun-classes.tsv
A noun counts where its first sense lies below `person`, or below `structure`, `facility` or `vehicle`, and at least six in ten of its tagged
occurrences do; only nouns that the tagged texts of WordNet hold are taken, and those of NEWS, which are missing there.
"""

import collections
import pathlib
import re
import sys

ROOTS = {"person": ["person"], "structure": ["structure", "facility", "vehicle"]}
NEWS = {
    "person": "assailant attacker bomber bystander captive captor commando detainee extremist fugitive gunman hijacker hitman hostage insurgent "
    "intruder migrant militant militiaman onlooker other peacekeeper perpetrator protester rioter sniper stranger subject suspect terrorist "
    "trafficker triggerman youth hundred thousand dozen million crowd family couple people passerby pedestrian hiker",
    "structure": "airliner bank bridge bus checkpoint church clinic compound consulate convoy factory ferry headquarter helicopter home hydrant installation jet lorry market minibus mosque "
    "motorcade motorcycle newspaper office outpost pipeline plane post pylon refinery residence road roadblock school seminary shrine tanker train "
    "transformer university workshop",
}
# Words of contempt.
CONTEMPT = set(
    "abo babe bastard bitch bum coon crackpot cripple crone cuss damn dame dear drunk dullard fiend freak fool ghoul goner hack hellion hood idiot "
    "ignoramus imbecile jackass jap jerk jimdandy krauthead lecher lefty lout lummox lunkhead madman maniac milquetoast nigger nigra nymphomaniac "
    "oyabun papa pimp prick puke punk queer rascal retard rogue savage schizophrenic scum skunk slob slut stiff stupid sucker whore wretch".split()
)
# Words whose other senses rule the news.
OTHERS = set(
    "catcher comer cook don drawer eve fence freewheeler genius heir junior kamikaze lager lifter links maker master minor miss moderate modern more "
    "mortal notable ordinary outlet pander pinnacle pitcher plant player plug port pow prey private pro prop rack regular room saver sharer stager "
    "star tackle tease tine window works zombie".split()
)


def main() -> None:
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet")
    parents, spellings, counts, senses = {}, {}, collections.Counter(), {}
    for line in (folder / "data.noun").read_text("utf-8").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split("|")[0].split()
        start = 4 + 2 * int(fields[3], 16)
        pointers = [fields[start + 1 + 4 * n : start + 5 + 4 * n] for n in range(int(fields[start]))]
        spellings[fields[0]] = set(fields[4:start:2])
        parents[fields[0]] = [target for symbol, target, part, _ in pointers if symbol in ("@", "@i") and part == "n"]
    for line in (folder / "cntlist.rev").read_text("utf-8").splitlines():
        key, sense, count = line.split()
        lemma, rest = key.split("%")
        if rest.startswith("1:"):
            counts[lemma, int(sense)] = int(count)
    for line in (folder / "index.noun").read_text("utf-8").splitlines():
        if not line.startswith("  "):
            fields = line.split()
            senses[fields[0]] = fields[6 + int(fields[3]) :]

    def lies_below(offset: str, roots: set) -> bool:
        seen, open_ = set(), [offset]
        while open_:
            current = open_.pop()
            if current in roots:
                return True
            if current not in seen:
                seen.add(current)
                open_ += parents[current]
        return False

    print("# Nouns that mostly stand for people, and for what people build or drive. Made by scripts/noun_classes.py.")
    print("class\tnouns")
    for name, words in ROOTS.items():
        roots = {senses[word][0] for word in words}
        found = set(NEWS[name].split())
        for lemma, offsets in senses.items():
            total = sum(counts[lemma, n + 1] for n in range(len(offsets)))
            if lemma not in spellings[offsets[0]]:
                continue  # A name: Aristotle.
            if total and re.fullmatch("[a-z]{3,}", lemma) and lemma not in CONTEMPT | OTHERS and lies_below(offsets[0], roots):
                inside = sum(counts[lemma, n + 1] for n, offset in enumerate(offsets) if lies_below(offset, roots))
                if inside >= 0.6 * total:
                    found.add(lemma)
        print(f"{name}\t{' '.join(sorted(found))}")


main()
