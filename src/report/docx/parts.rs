//! The files that make up a document beside its body: types, relations, styles, properties.

use super::xml::escaped;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
</Types>";

const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
<Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
</Relationships>";

const DOCUMENT_RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>\
</Relationships>";

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Name and text of every file of a document.
pub fn files(title: &str, body: &str) -> Vec<(&'static str, String)> {
    let document = format!(
        "{XML}<w:document xmlns:w=\"{WORD}\"><w:body>{body}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" \
         w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    );
    let core = format!(
        "{XML}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>\
         </cp:coreProperties>",
        escaped(title),
        crate::report::json::GENERATOR
    );
    vec![
        ("[Content_Types].xml", format!("{XML}{TYPES}")),
        ("_rels/.rels", format!("{XML}{RELATIONS}")),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", format!("{XML}{DOCUMENT_RELATIONS}")),
        ("word/styles.xml", styles()),
        ("docProps/core.xml", core),
    ]
}

fn styles() -> String {
    let mut out = format!(
        "{XML}<w:styles xmlns:w=\"{WORD}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Georgia\" w:hAnsi=\"Georgia\" w:cs=\"Georgia\"/><w:sz w:val=\"21\"/><w:lang w:val=\"en-GB\"/>\
         </w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"80\" w:line=\"276\" w:lineRule=\"auto\"/>\
         </w:pPr></w:pPrDefault></w:docDefaults>"
    );
    out.push_str(&style("Normal", "", "", ""));
    out.push_str(&style(
        "Title",
        "",
        "<w:spacing w:before=\"0\" w:after=\"60\" w:line=\"252\" w:lineRule=\"auto\"/>",
        "<w:b/><w:sz w:val=\"40\"/>",
    ));
    out.push_str(&style(
        "Heading1",
        "<w:next w:val=\"Normal\"/>",
        "<w:keepNext/><w:spacing w:before=\"360\" w:after=\"80\"/><w:outlineLvl w:val=\"0\"/>",
        "<w:b/><w:sz w:val=\"30\"/>",
    ));
    out.push_str(&style(
        "Heading2",
        "<w:next w:val=\"Normal\"/>",
        "<w:keepNext/><w:spacing w:before=\"220\" w:after=\"60\"/><w:outlineLvl w:val=\"1\"/>",
        "<w:b/><w:sz w:val=\"23\"/>",
    ));
    out.push_str(&style(
        "Passage",
        "",
        // A page does not end between a passage and why it was flagged.
        "<w:keepNext/><w:keepLines/><w:tabs><w:tab w:val=\"left\" w:pos=\"425\"/></w:tabs><w:ind w:left=\"425\" w:hanging=\"425\"/>",
        "",
    ));
    out.push_str(&style(
        "Quiet",
        "",
        "",
        "<w:color w:val=\"5C6067\"/><w:sz w:val=\"18\"/>",
    ));
    out.push_str(
        "<w:style w:type=\"table\" w:styleId=\"Rules\"><w:name w:val=\"Rules\"/><w:tblPr><w:tblBorders>\
         <w:top w:val=\"single\" w:sz=\"4\" w:color=\"BFBAB0\"/><w:bottom w:val=\"single\" w:sz=\"4\" w:color=\"BFBAB0\"/>\
         <w:insideH w:val=\"single\" w:sz=\"4\" w:color=\"DFDBD1\"/></w:tblBorders><w:tblCellMar>\
         <w:left w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style></w:styles>",
    );
    out
}

fn style(name: &str, next: &str, paragraph: &str, run: &str) -> String {
    let default = if name == "Normal" { " w:default=\"1\"" } else { "" };
    let based = if name == "Normal" {
        ""
    } else {
        "<w:basedOn w:val=\"Normal\"/>"
    };
    // Word knows its own headings by names with a blank in them.
    let shown = name.replace("Heading", "heading ");
    format!(
        "<w:style w:type=\"paragraph\"{default} w:styleId=\"{name}\"><w:name w:val=\"{shown}\"/>{based}{next}\
         <w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )
}
