//! `annotate` on given tokens, and its output for other tools.

use assert_cmd::Command;

const FILE: &str = "# sent_id = 1\n# text = Ines Mora can't sing.\n\
    1\tInes\t_\t_\t_\t_\t_\t_\t_\t_\n\
    2\tMora\t_\t_\t_\t_\t_\t_\t_\t_\n\
    3-4\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n\
    3\tca\t_\t_\t_\t_\t_\t_\t_\t_\n\
    4\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n\
    5\tsing\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\
    6\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n\
    1\tMs.Lund\t_\t_\t_\t_\t_\t_\t_\t_\n\
    2\tmay\t_\t_\t_\t_\t_\t_\t_\t_\n\n";

/// Columns of the words that `annotate --format conllu` writes for a file called `name`.
fn annotate(name: &str, content: &str) -> Vec<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    let output = Command::cargo_bin("parallax")
        .unwrap()
        .args(["annotate", path.to_str().unwrap(), "--format", "conllu", "--quiet"])
        .assert()
        .success()
        .get_output()
        .stdout
        .clone();
    String::from_utf8(output)
        .unwrap()
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_digit()))
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

#[test]
fn given_tokens_are_kept_and_gain_grammar() {
    let rows = annotate("given.conllu", FILE);
    let forms: Vec<&str> = rows.iter().map(|row| row[1].as_str()).collect();
    assert_eq!(forms, ["Ines", "Mora", "ca", "n't", "sing", ".", "Ms.Lund", "may"]);
    assert!(rows.iter().all(|row| row.len() == 10));
    assert_eq!(rows[4][3], "VERB");
    assert_eq!(rows[3][2], "not");
    assert!(rows[0][9].contains("NER=B-person"), "{:?}", rows[0]);
    assert!(rows[1][9].contains("NER=I-person"), "{:?}", rows[1]);
}

#[test]
fn a_text_is_cut_and_given_grammar() {
    let rows = annotate(
        "plain.txt",
        "Ferry sinks off the coast\n\nThe ferry didn't reach the harbour. Nobody was hurt.\n",
    );
    let forms: Vec<&str> = rows.iter().map(|row| row[1].as_str()).collect();
    assert!(forms.contains(&"n't") && forms.contains(&"harbour"), "{forms:?}");
    let roots = rows.iter().filter(|row| row[6] == "0").count();
    assert_eq!(roots, 3, "{rows:?}");
}

#[test]
fn a_treebank_without_words_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.conllu");
    std::fs::write(&path, "# only a comment\n\n").unwrap();
    Command::cargo_bin("parallax")
        .unwrap()
        .args(["annotate", path.to_str().unwrap(), "--format", "conllu"])
        .assert()
        .code(1);
}
