package app.sotto.dictation.export;

import app.sotto.dictation.export.Manuscript.Paragraph;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfWriter;

/** Writes a PDF. Of the font, which has Latin and Chinese, it carries the characters it needs. */
final class PdfDocument {

    private static final String FONT = "NotoSansSC_400Regular.ttf";
    private static final Color GREY = new Color(0x6B, 0x72, 0x80);
    private static final float MARGIN = 64;
    private static final float LEADING = 1.5f;

    private PdfDocument() {}

    static byte[] written(Manuscript manuscript) {
        var bytes = new ByteArrayOutputStream();
        try (var document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
            PdfWriter.getInstance(document, bytes);
            document.open();
            document.addTitle(manuscript.title());
            BaseFont font = font();
            document.add(block(new Chunk(manuscript.title(), new Font(font, 18)), 18));
            document.add(block(new Chunk(manuscript.made(), new Font(font, 9, 0, GREY)), 9));
            for (Paragraph paragraph : manuscript.paragraphs()) {
                document.add(body(paragraph, font));
            }
        }
        return bytes.toByteArray();
    }

    private static org.openpdf.text.Paragraph body(Paragraph paragraph, BaseFont font) {
        var block = block(new Chunk("", new Font(font, 11)), 11);
        if (paragraph.at() != null) {
            block.add(new Chunk(paragraph.clock() + "  ", new Font(font, 9, 0, GREY)));
        }
        block.add(new Chunk(paragraph.text(), new Font(font, 11)));
        return block;
    }

    private static org.openpdf.text.Paragraph block(Chunk first, float size) {
        var block = new org.openpdf.text.Paragraph(size * LEADING, first);
        block.setSpacingAfter(8);
        return block;
    }

    private static BaseFont font() throws DocumentException {
        try (InputStream font = PdfDocument.class.getResourceAsStream("/fonts/" + FONT)) {
            return BaseFont.createFont(
                    FONT,
                    BaseFont.IDENTITY_H,
                    BaseFont.EMBEDDED,
                    BaseFont.CACHED,
                    Objects.requireNonNull(font).readAllBytes(),
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
