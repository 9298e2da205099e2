"""List discouraged phrases by language: those that blame, promise, or diagnose somebody.

Those that claim a medical use are in `medical_claims`. A list ignores context, so it has only phrases that are hardly
ever kind or true; a pack adds its own in `.lint.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping

from intimacy_kit.analysis.lint.settings import Phrases

ENGLISH = Phrases(
    blames=(
        "your fault", "his fault", "her fault", "their fault", "your own fault", "partner's fault",
        "you are to blame", "is to blame", "are to blame", "you always", "you never", "your partner never",
        "your partner always", "he never", "he always", "she never", "she always", "selfish*", "lazy", "immature",
        "childish", "clingy", "needy", "naggy", "nagging", "cold-hearted", "heartless", "hysterical", "crazy", "toxic",
        "pathetic", "worthless", "bad partner", "bad wife", "bad husband", "failed as a", "you should be ashamed",
        "ashamed of yourself", "you ruined", "you ruin", "you brought this on yourself", "you deserve it",
        "you made your partner", "you drove your partner", "you drove * away",
    ),
    promises=(
        "guarantee*", "will save your", "saves your", "will fix your", "will heal your", "will make you happy",
        "will be happy again", "will bring you back", "will bring back", "will never argue again", "always works",
        "works every time", "works for everyone", "never fails", "cannot fail", "can't fail", "100%", "100 percent",
        "miracle*", "magical*", "happily ever after", "proven to work", "scientifically proven",
        "in no time", "overnight", "instantly", "once and for all", "perfect relationship", "perfect marriage",
        "will definitely", "definitely get better", "will get better", "will get easier", "will be fine",
    ),
    diagnoses=(
        "you suffer from", "suffers from", "suffering from a", "disorder*", "narciss*", "psychopath*", "sociopath*",
        "patholog*", "mentally ill", "mental illness", "clinically", "you are depressed", "is depressed",
        "codependen*", "co-dependen*", "personality disorder", "bipolar", "neurotic", "traumatized", "traumatised",
        "you are an addict", "is an addict", "you have depression", "you have anxiety", "love addict*", "sex addict*",
    ),
    allows=(
        "not your fault", "not your own fault", "not his fault", "not her fault", "not their fault",
        "nobody is to blame", "no one is to blame", "neither of you is to blame", "neither is to blame",
        "not to blame", "no miracle", "no miracles", "no guarantee", "not guarantee*", "cannot guarantee",
        "not a disorder", "no cure", "without always and never", "isn't your fault", "never your fault",
        "none of this is your fault", "neither your fault", "not your partner's fault", "isn't your partner's fault",
        "neither partner is to blame", "neither of you are to blame", "no guarantees", "nobody can guarantee",
        "no one can guarantee", "can't guarantee", "doesn't guarantee", "don't guarantee", "cannot be guaranteed",
        "can't be guaranteed", "not a miracle", "not a cure", "no instant cure", "no miracle cure", "no miracle cures",
        "not overnight", "not * overnight", "not * * overnight", "nothing * overnight", "rarely * overnight",
        "seldom * overnight", "nothing always works", "nothing works every time", "nothing works for everyone",
        "no perfect relationship", "no perfect marriage", "not a mental illness", "not mentally ill",
        "you never have to", "you never need to", "you always have the right", "not a diagnosis", "no diagnosis",
        "no diagnoses", "neither a diagnosis", "not a medical device", "no medical device", "nothing predicts",
        "not a treatment", "no treatment for", "what prevents you", "what prevented you",
    ),
)  # fmt: skip

GERMAN = Phrases(
    blames=(
        "deine Schuld", "seine Schuld", "ihre Schuld", "eure Schuld", "deine eigene Schuld", "selbst schuld",
        "selber schuld", "du bist schuld", "bist schuld", "ist schuld", "sind schuld", "seid schuld", "du * nie",
        "du * immer nur", "ihr * immer nur", "egoistisch*", "selbstsüchtig*", "kindisch*", "unreif*", "klammerst",
        "hysterisch*", "verrückt*", "toxisch*", "herzlos*", "gefühlskalt*", "erbärmlich*", "wertlos*", "zickig*",
        "nörgel*", "schlechter Partner", "schlechte Partnerin", "schlechter Mann", "schlechte Frau", "als Paar versagt",
        "als Partner versagt", "als Partnerin versagt", "schäm dich", "schämt euch", "dich schämen", "euch schämen",
        "hast du verdient", "hast es verdient", "kaputtgemacht", "selbst eingebrockt",
    ),
    promises=(
        "garantier*", "rettet eure", "rettet deine", "wird eure Beziehung retten", "wird alles gut", "werdet glücklich",
        "wirst glücklich", "wieder glücklich", "wirkt immer", "hilft immer", "klappt immer", "funktioniert immer",
        "hilft allen", "100%", "100 %", "100 Prozent", "hundertprozentig*", "wirkt Wunder", "wirken Wunder",
        "Wundermittel*", "magisch*", "heilt", "wissenschaftlich bewiesen", "wissenschaftlich erwiesen", "nachweislich",
        "nie wieder streit*", "im Handumdrehen", "über Nacht", "ein für alle Mal", "ein für allemal", "ganz sicher",
        "perfekte Beziehung", "perfekte Ehe", "wird sicher besser", "wird bestimmt besser",
    ),
    diagnoses=(
        "leidest unter", "leidest an", "leidet unter", "leidet an", "persönlichkeitsstörung*", "angststörung*",
        "bindungsstörung*", "psychische Störung*", "narzis*", "psychopath*", "soziopath*", "patholog*", "krankhaft*",
        "psychisch krank*", "klinisch*", "depressiv*", "hast eine Depression", "hat eine Depression", "koabhängig*",
        "co-abhängig*", "bipolar*", "neurotisch*", "traumatisiert*", "beziehungssüchtig*", "liebessüchtig*",
        "sexsüchtig*",
    ),
    allows=(
        "nicht deine Schuld", "nicht seine Schuld", "nicht ihre Schuld", "nicht eure Schuld",
        "nicht deine eigene Schuld", "nicht schuld", "niemand ist schuld", "keiner ist schuld",
        "keiner von euch ist schuld", "keine Garantie",
        "nicht garantier*", "heilt nicht", "nicht 100 Prozent", "keine klinisch*", "nicht ganz sicher",
        "nie ganz sicher", "garantiert nichts", "niemand garantieren", "nicht über Nacht", "nichts wirkt immer",
        "nichts hilft immer", "keine perfekte Beziehung", "keine perfekte Ehe", "du musst nie", "du noch nie",
        "keine Diagnose", "keine Diagnosen", "weder Diagnose", "nicht diagnostizier*", "keine Behandlung von",
        "kein Medizinprodukt", "sagt nichts voraus", "sagt * nichts voraus", "nichts * voraus", "niemand * vorhersagen",
        "niemand * voraussagen", "kann niemand vorhersagen", "verhindert nichts", "verhindert ist", "verhindert bist",
        "verhindert seid", "verhindert sind", "ist verhindert", "bist verhindert", "seid verhindert", "sind verhindert",
    ),
)  # fmt: skip

SPANISH = Phrases(
    blames=(
        "culpa tuya", "tu culpa", "su culpa", "culpa suya", "culpa de ustedes", "culpa de tu pareja", "tienes la culpa",
        "tiene la culpa", "tienen la culpa", "eres culpable", "es culpable", "siempre haces", "nunca haces", "tú nunca",
        "tú siempre", "nunca escuchas", "nunca me", "egoísta*", "perezos*", "inmadur*", "infantil*", "histéric*",
        "loca", "loco", "tóxic*", "desalmad*", "patétic*", "inútil", "mala pareja", "mala esposa", "mal marido",
        "mal esposo", "mala madre", "mal padre", "fracasaste como", "debería darte vergüenza", "avergüénzate",
        "te lo mereces", "te lo buscaste", "te lo has buscado", "lo arruinaste",
    ),
    promises=(
        "garantiz*", "salvará", "salvarán", "arreglará", "sanará", "te hará feliz", "los hará felices", "serán felices",
        "serás feliz", "siempre funciona", "funciona siempre", "funciona para todos", "sirve para todos", "nunca falla",
        "100%", "100 %", "cien por cien", "100 por ciento", "cien por ciento", "milagro*", "mágic*",
        "felices para siempre", "científicamente probad*", "científicamente demostrad*", "de la noche a la mañana",
        "al instante", "de una vez por todas", "pareja perfecta", "relación perfecta", "matrimonio perfecto",
        "sin duda mejorará", "todo irá bien", "todo saldrá bien", "no volverán a discutir",
    ),
    diagnoses=(
        "sufres de", "sufre de", "padeces", "padece", "trastorno*", "narcis*", "psicópata*", "sociópata*", "patológic*",
        "patología*", "enfermedad mental", "enfermo mental", "enferma mental", "clínicamente", "depresiv*",
        "tienes depresión", "tiene depresión", "tienes ansiedad", "codependen*", "bipolar*", "neurótic*",
        "traumatizad*", "adicto al amor", "adicta al amor", "adicto al sexo", "adicta al sexo",
    ),
    allows=(
        "no es culpa tuya", "nada de eso es culpa tuya", "no es tu culpa", "no es su culpa", "no es culpa de tu pareja",
        "nadie tiene la culpa", "no tienes la culpa", "no tienen la culpa", "no garantiz*", "nadie puede garantizar",
        "no se puede garantizar", "no de la noche a la mañana", "nada * de la noche a la mañana", "no hace milagros",
        "no hay milagros", "no cura", "nada funciona siempre", "nada funciona para todos", "no hay pareja perfecta",
        "no hay relación perfecta", "no hay matrimonio perfecto", "no es un trastorno", "no es una enfermedad mental",
        "no es un diagnóstico", "no un diagnóstico", "no son un diagnóstico", "ni diagnóstico", "ningún diagnóstico",
        "no es un tratamiento", "no es un producto sanitario",
        "no es un dispositivo médico", "tú nunca tienes que", "tú siempre puedes",
    ),
)  # fmt: skip

BUILT_IN: Mapping[str, Phrases] = {"en": ENGLISH, "de": GERMAN, "es": SPANISH}
