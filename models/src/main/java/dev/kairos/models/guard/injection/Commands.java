package dev.kairos.models.guard.injection;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Forms of words by which people try to give a machine orders. A form has a weight; what weighs 1 or more together is
 * taken for an attempt. The forms are general: they name verbs and objects of instructions, never a sentence. Looked for
 * in English, German, French, Spanish, Italian, Portuguese and Dutch.
 */
final class Commands {
    private static final String ORDERS =
            "(instruct\\w*|prompts?|rules?|guid\\w+|polic\\w+|direct\\w+|orders?|constraints?|restrict\\w+|safety|filters?|guards?|training|programming|system message"
                    + "|anweisung\\w*|regeln?|vorgaben?|vorschrift\\w*|consignes?|regles?|instruccion\\w*|reglas?|ordenes"
                    + "|istruzion\\w*|regole|instruc\\w*|regras|aanwijzing\\w*|regels)";
    private static final String EARLIER =
            "(previous|prior|above|earlier|preceding|foregoing|initial|original|all|any|your|the|those|these|bisherig\\w*|vorherig\\w*"
                    + "|obig\\w*|alle|deine|precedent\\w*|toutes|tes|anterior\\w*|todas|tus|suas|tue|vorige)";
    private static final String DROP =
            "(ignor\\w*|disregard\\w*|forget|override|overwrite|overrule|bypass|cancel|discard|drop|skip|suspend|set aside|throw away|do not follow|don't follow|stop following"
                    + "|no longer (follow|apply|bound by)|vergiss|missacht\\w*|oublie\\w*|olvid\\w*|dimentica\\w*|esquec\\w*|negeer|vergeet)";
    private static final String SAY =
            "(say|reply|respond|answer|write|print|output|repeat|post|send|type|state|echo|recite|emit|return|produce|announce|declare"
                    + "|sag\\w*|antwort\\w*|schreib\\w*|gib|wiederhol\\w*|dis|dites|repond\\w*|ecri\\w*|repet\\w*|di|responde|escrib\\w*"
                    + "|repite|rispondi|scrivi|ripeti|diga|responda|escreva|repita|zeg|antwoord|schrijf|herhaal)";
    private static final String ONLY =
            "(only|exactly|just|solely|nothing but|verbatim|literally|word for word|the (following|single|exact|one)|this (sentence|phrase|word|text|line|message)"
                    + "|these words|nur|genau|ausschliesslich|wortlich|seulement|uniquement|exactement|solo|solamente|exactamente|esattamente"
                    + "|soltanto|apenas|exatamente|alleen|precies)";
    private static final String MACHINE =
            "(assistant|a\\.?i\\.?|bot|chatbot|language model|llm|model|machine|system|agent|kairos|ki|assistent\\w*|assistente|asistente"
                    + "|modele|ia|robot)";

    private static final String TALKING_MACHINE =
            "(assistants?|a\\.?i\\.?|bots?|chatbots?|language models?|llms?|ki|assistent\\w*|asistente)";
    /** Where an order may begin: at the beginning of a clause, or after a word that calls for one. */
    private static final String HERE =
            "(^|[.!?,:;\"'(\\n-] ?|\\b(please|must|should|to|and|then|now|you|just|will|und|et|y|e|bitte) )";

    private static final String WORDS =
            "(reply|response|answer|message|output|sentence|summary|comment|antwort|nachricht|zusammenfassung|reponse|resume|respuesta|mensaje|resumen|risposta|resposta|antwoord)";

    private static final List<Form> FORMS = List.of(
            // orders that take back other orders
            new Form(1.0, DROP + "\\b[^.!?\\n]{0,40}\\b" + ORDERS),
            new Form(
                    0.6,
                    DROP + " (\\w+ ){0,3}" + EARLIER
                            + " (\\w+ ){0,3}(messages?|text|said|conversation|context|nachrichten?|messages|mensajes?)"),
            new Form(
                    0.7,
                    "\\b(new|updated|revised|real|actual|secret|hidden|neue|nouvelles?|nuevas?|nuove|novas) " + ORDERS
                            + "\\b"),
            new Form(
                    1.0,
                    "\\b(rules?|instruct\\w*|restrict\\w+|guard\\w*|filters?|limits?) (\\w+ ){0,3}(no longer|do not|don't|have been|has been|are|is) (\\w+ ){0,2}(apply|lifted|removed|disabled|void|off|suspended|cancelled|over|dead)"),
            new Form(
                    0.6,
                    "\\bfrom (now|here|this (point|message|moment)) on\\b|\\bab (jetzt|sofort)\\b|\\ba partir de (ahora|agora|maintenant)\\b|\\bdesormais\\b|\\bd'ora in poi\\b|\\bvanaf nu\\b"),
            // another self
            new Form(
                    1.0,
                    "\\b(you are|you're|du bist|tu es|eres|sei|voce e|je bent) (now|jetzt|ab jetzt|maintenant|ahora|ora|agora|nu)\\b"),
            new Form(0.7, "\\b(act|behave|respond|answer|speak|pose) (as|like) (if|though|an?|the|my|your)\\b"),
            new Form(
                    0.7,
                    "\\b(pretend|imagine|role-?play|simulate|impersonate|stell dir vor|tu so|fais semblant|finge|fingi|imagina)\\b"),
            new Form(
                    0.5,
                    "\\blet'?s play\\b|\\bstay in (character|role)\\b|\\bhypothetical\\w*\\b|\\bin a (novel|story|film|play|game)\\b"),
            new Form(0.6, "\\b(developer|debug|maintenance|admin\\w*|root|test|service) mode\\b"),
            new Form(
                    1.0,
                    "\\b(god|unrestricted|sudo|override|free) mode\\b|\\bjail ?break\\w*|\\bdo anything now\\b|\\bwithout (any )?(restrictions?|filters?|limits?|rules?|guard ?rails?)\\b"),
            // forged structure
            new Form(
                    1.0,
                    "(^|\\s|[\\[<(#*\"'{|])(system|assistant|developer|sistema|systeme)( (message|prompt|note|update|notice|override|instruction))?\\s*[\\]>)\"'|]*\\s*:"),
            new Form(
                    1.0,
                    "<\\|?\\s*/?\\s*(im_start|im_end|system|sys|assistant|user|session|endoftext|inst|instructions?|prompt|context|data|conversation|turns?|transcript)\\b|\\[/?inst\\]|<<sys>>|\\brole\"?\\s*:\\s*\"?(system|assistant|developer)"),
            new Form(
                    1.0,
                    "\\b(end|begin|start|ende|fin) (of|der|des|de|del) (the )?(user|session|system|conversation|input|data|prompt|transcript|context|instructions?|eingabe|sitzung)\\b"),
            // wanting to see what is behind
            new Form(
                    1.0,
                    "\\b(reveal|show|print|repeat|display|output|leak|tell|give|share|quote|recite|what (is|are|was|were)|zeig\\w*|verrat\\w*|montre\\w*|muestra\\w*|revel\\w*|mostra\\w*|toon)\\b[^.!?\\n]{0,40}\\b(system prompt|hidden prompt|initial (prompt|instruct\\w+)|your (prompt|instruct\\w+|rules|guidelines|configuration)|deine (anweisung\\w*|regeln)|tes (consignes|instructions)|tus (instrucciones|reglas)|above (text|prompt)|(text|words|everything|lines) above|secrets?|passwords?|api keys?|credentials?|passwort|mot de passe|contrasena)"),
            // words put into the mouth
            new Form(1.0, HERE + SAY + "\\b[^.!?\\n:\"']{0,60}\\b" + ONLY + "\\b"),
            new Form(
                    0.6,
                    HERE + SAY
                            + "\\b( \\w+){0,3} (the|these|those|die|les|las|le|as) (words?|phrase|sentence|line|worte|mots|palabras|parole|palavras)\\b"),
            new Form(
                    1.0,
                    "\\b(repeat|say|wiederhole|sprich|repete|repite|ripeti|repita|herhaal) (\\w+ ){0,3}(after|following|mir nach|apres moi|despues de mi|dopo di me|depois de mim|me na)\\b"),
            new Form(0.8, "\\b" + SAY + "s?\\b( \\w+){0,6}\\s*[:\"'\u201c\u00ab\u201e`]"),
            new Form(
                    1.0,
                    "\\b(your|deine|ta|votre|tu|tua|sua) (\\w+ ){0,2}" + WORDS
                            + "( \\w+){0,2} (must|should|shall|has to|needs? to|is to|muss|soll|doit|debe|deve)\\b"),
            new Form(0.5, "\\bthe (\\w+ ){0,2}" + WORDS + "( \\w+){0,2} (must|should|shall|has to|needs to|is to)\\b"),
            new Form(
                    0.7,
                    "\\b(your|deine|ta|votre|tu|tua|sua|je) (next|first|only|entire|whole|final|every|nachste|erste|prochaine|proxima|siguiente|prossima|volgende) "
                            + WORDS + "\\b"),
            new Form(
                    0.7,
                    "\\b(what|when|which)ever you (\\w+ ){0,2}(write|say|answer|post|help|reply|speak|send)\\b|\\b(each|every) time you (write|say|answer|post|help|reply|speak|send)"),
            new Form(0.5, "\\b" + WORDS + "\\b[^.!?\\n]{0,20}\\b(start|begin|end|open|close)s? with\\b"),
            new Form(
                    1.0,
                    "\\b(begin|start|end|finish|open|close|sign|prefix|append|include|insert|add|beginne|beende|commence|termine|empieza|termina|inizia|comece)\\b[^.!?\\n]{0,30}\\b(reply|response|answer|message|output|sentence|antwort|nachricht|reponse|respuesta|mensaje|risposta|resposta)s?\\b"),
            // speaking to the machine
            new Form(
                    1.0,
                    "\\b(note|notice|message|memo|reminder|instructions?|hinweis|nota) (to|for|an|a|para|fur) (the |any |all |every |die |den )?"
                            + TALKING_MACHINE + "\\b"),
            new Form(
                    0.5,
                    "\\b(dear|hey|hi|hello|attention|note to|notice to|message (to|for)|memo to|instructions? for|fur den|pour l'?|para el|per l'?|para o|hallo|hola|cher|caro) ?(the |any |all |every |whatever |den |alle )?"
                            + MACHINE + "s?\\b"),
            new Form(
                    0.6,
                    "\\b(if|when|as|since) you('re| are)? (\\w+ ){0,2}" + MACHINE
                            + "\\b|\\b(whoever|whatever|any) (\\w+ ){0,2}" + MACHINE
                            + " (\\w+ ){0,3}(reads?|summari\\w+|process\\w+|sees?)"),
            new Form(
                    0.6,
                    "\\b(the |an? |any |every |der |die |l'|el |la |il |o )?" + MACHINE
                            + "s? (must|should|shall|will now|has to|is to|needs to|is required to|muss|soll|doit|debe|deve|moet)\\b"),
            new Form(
                    0.6,
                    "\\b(decode|decrypt|decipher|unscramble|translate|base ?64|rot ?13|hexadecimal|backwards?|in reverse|entschlussel\\w*|decodifi\\w*)\\b[^.!?\\n]{0,60}\\b(and|then|,)?[^.!?\\n]{0,20}\\b(follow|obey|do|execute|run|say|reply|output|answer|print|send|post|write|act|befolge|execute)\\b"),
            new Form(
                    0.6,
                    "\\b(this is|i am|i'm|speaking as|on behalf of|authori[sz]ed by|approved by) (\\w+ ){0,3}(developer|administrator|admin|operator|owner|creator|openai|anthropic|moderator team|security team|vendor)\\b"));

    private Commands() {}

    /** How much like orders to a machine a plain reading sounds: the sum of the weights of the forms in it. */
    static double weight(String reading) {
        double weight = 0;
        for (Form form : FORMS) {
            weight += form.pattern.matcher(reading).find() ? form.weight : 0;
        }
        return weight;
    }

    /** A form of words and how strongly it speaks for an attempt. */
    private record Form(double weight, Pattern pattern) {
        Form(double weight, String expression) {
            this(weight, Pattern.compile(expression));
        }
    }
}
