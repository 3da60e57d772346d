//! Byte offsets to line and column, for messages that a person reads.

/// A position for people: both count from one, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// The starts of a text's lines.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Indexes `text`; lines end at `\n`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let after_feeds = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(at, _)| at + 1);
        Self {
            starts: std::iter::once(0).chain(after_feeds).collect(),
        }
    }

    /// Line and column of byte `offset` of the same `text`; an offset past the end is the end.
    #[must_use]
    pub fn line_column(&self, text: &str, offset: usize) -> LineColumn {
        let offset = text.floor_char_boundary(offset.min(text.len()));
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let column = text[self.starts[line]..offset].chars().count() + 1;
        LineColumn { line: line + 1, column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "é one\nzwei\n";
        let index = LineIndex::new(text);
        assert_eq!(index.line_column(text, 3), LineColumn { line: 1, column: 3 });
        assert_eq!(index.line_column(text, 7), LineColumn { line: 2, column: 1 });
        assert_eq!(index.line_column(text, 999), LineColumn { line: 3, column: 1 });
    }
}
