package app.sotto.dictation.export;

import app.sotto.dictation.export.Manuscript.Paragraph;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;

/** Writes an Office Open XML document. */
final class WordDocument {

    private static final String GREY = "6B7280";
    private static final int AFTER = 120; // twentieths of a point

    private WordDocument() {}

    static byte[] written(Manuscript manuscript) {
        try (var document = new XWPFDocument();
                var bytes = new ByteArrayOutputStream()) {
            document.getProperties().getCoreProperties().setTitle(manuscript.title());
            XWPFRun title = run(document.createParagraph(), manuscript.title());
            title.setBold(true);
            title.setFontSize(18);
            XWPFRun made = run(document.createParagraph(), manuscript.made());
            made.setColor(GREY);
            manuscript.paragraphs().forEach(one -> add(document.createParagraph(), one));
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(XWPFParagraph target, Paragraph paragraph) {
        if (paragraph.at() != null) {
            run(target, paragraph.clock() + "  ").setColor(GREY);
        }
        var _ = run(target, paragraph.text());
    }

    private static XWPFRun run(XWPFParagraph target, String text) {
        target.setSpacingAfter(AFTER);
        XWPFRun run = target.createRun();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                run.addBreak();
            }
            run.setText(lines.get(i));
        }
        return run;
    }
}
