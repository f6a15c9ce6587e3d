package io.entregent.dlp;

import java.util.Locale;
import java.util.Random;

/** Ordinary service messages, French and English, with the numbers that such messages have. */
final class Sentences {

    private static final String[] FORMS = {
        "Bonjour %n, votre commande %o est prête. Vous pouvez venir la chercher le %d à partir de %t.",
        "Hello %n, your order %o is ready for pick-up on %d from %t.",
        "Rappel : rendez-vous le %d à %t au %a, %z.",
        "Reminder: your appointment is on %d at %t, %a.",
        "Votre colis %c sera livré le %d entre %t et %t. Suivi : https://suivi.example/%k",
        "Your parcel %c arrives on %d. Questions? Call %p or %q.",
        "Total de la facture %f : %m, à régler avant le %d.",
        "Invoice %f, amount %m, due %d.",
        "Notre SIRET est %s, appelez le %p / %p.",
        "Il me reste %i articles, référence %r et %r, code EAN %e.",
        "Items %r, %r and %r are back in stock (%i left).",
        "Mon numéro de dossier est %k, mon téléphone le %p",
        "Je suis au %a, %z, code porte %i, bâtiment B, étage %i.",
        "Train %i voie %i départ %t arrivée %t",
        "Ticket %k opened on %d %t, priority %i",
        "La piscine sera fermée du %d au %d, renseignements au %p.",
        "Taille %i, %i x %i cm, poids %i g",
        "Merci, j'ai payé %m le %d à %t",
        "Présentez une pièce d'identité le %d %t au %a, %z. Questions : %p. Montant dû : %m.",
        "Bring your passport or identity card on %d %t to %a. Call %p or %q.",
        "Pensez à votre carte Vitale, n° de sécu non demandé, dossier %k, appelez le %p avant %t",
        "Votre passeport est prêt, guichet %i, du %d au %d, ticket %f",
        "Impôts : rendez-vous fiscal le %d à %t, salle %i, référence %r"};

    private final Random random;
    private final Numbers numbers;

    Sentences(long seed) {
        random = new Random(seed);
        numbers = new Numbers(seed + 1);
    }

    String next() {
        String form = FORMS[random.nextInt(FORMS.length)];
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < form.length(); i++) {
            boolean gap = form.charAt(i) == '%';
            sentence.append(gap ? fill(form.charAt(++i)) : String.valueOf(form.charAt(i)));
        }
        return sentence.toString();
    }

    private String fill(char what) {
        return switch (what) {
            case 'n' -> "Camille";
            case 'o' -> random.nextBoolean() ? "LUM-" + numbers.digits(4) + "-" + numbers.digits(4) : numbers.digits(8);
            case 'd' -> format("%02d/%02d/2026", 1 + random.nextInt(28), 1 + random.nextInt(12));
            case 't' -> format("%02d:%02d", random.nextInt(24), random.nextInt(60));
            case 'a' -> random.nextInt(200) + " rue de la Paix";
            case 'z' -> numbers.digits(5) + " Rivage";
            case 'c' -> numbers.digits(1) + "A" + numbers.digits(11);
            case 'k' -> numbers.digits(10);
            case 'p' -> format("0%d %s %s %s %s", 1 + random.nextInt(9), numbers.digits(2), numbers.digits(2), numbers.digits(2), numbers.digits(2));
            case 'q' -> "+44 " + numbers.digits(4) + " " + numbers.digits(6);
            case 'f' -> "F2026-" + numbers.digits(6);
            case 'm' -> format("%d %03d,%02d €", 1 + random.nextInt(9), random.nextInt(1000), random.nextInt(100));
            case 's' -> numbers.digits(3) + " " + numbers.digits(3) + " " + numbers.digits(3) + " " + numbers.digits(5);
            case 'i' -> String.valueOf(1 + random.nextInt(99));
            case 'r' -> numbers.digits(6);
            case 'e' -> "3" + numbers.digits(12);
            default -> throw new IllegalArgumentException(String.valueOf(what));
        };
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
