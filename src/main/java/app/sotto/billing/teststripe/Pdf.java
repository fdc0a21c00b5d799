package app.sotto.billing.teststripe;

import java.util.ArrayList;
import java.util.List;

/**
 * A PDF of one page with a few lines of Latin text, as ISO 32000-1 describes it; other letters
 * become “?”.
 */
final class Pdf {
    private Pdf() {}

    static String of(List<String> lines) {
        var stream = new StringBuilder("BT /F1 11 Tf 50 780 Td 16 TL\n");
        for (var line : lines) {
            stream.append('(').append(escape(line)).append(") Tj T*\n");
        }
        stream.append("ET");
        var objects =
                List.of(
                        "<< /Type /Catalog /Pages 2 0 R >>",
                        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                                + " /Resources << /Font << /F1 5 0 R >> >> >>",
                        "<< /Length " + stream.length() + " >>\nstream\n" + stream + "\nendstream",
                        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        var out = new StringBuilder("%PDF-1.4\n");
        var places = new ArrayList<Integer>();
        for (int i = 0; i < objects.size(); i++) {
            places.add(out.length());
            out.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int table = out.length();
        out.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        places.forEach(place -> out.append(String.format("%010d 00000 n \n", place)));
        out.append("trailer\n<< /Size ")
                .append(objects.size() + 1)
                .append(" /Root 1 0 R >>\nstartxref\n");
        return out.append(table).append("\n%%EOF\n").toString();
    }

    private static String escape(String line) {
        return line.replace("\\", "\\\\")
                .replace("(", "\\(")
                .replace(")", "\\)")
                .replace('×', 'x')
                .replaceAll("[^\\x20-\\x7e\\xa0-\\xff]", "?");
    }
}
