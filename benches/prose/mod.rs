//! Articles of our own on one event, of any length, for the measurements.

/// A sentence of our own about one event, in which `{}` is a number that differs from article to article.
const SENTENCES: &[&str] = &[
    "The old market hall at the harbour of Port Varn burned down on Wednesday night, the town said.",
    "At least {} people were hurt, among them two men of the night watch and a firefighter.",
    "\u{201c}It was the heart of the town,\u{201d} said Jon Vik, the mayor, who came to the quay at midnight.",
    "More than {} firefighters from three towns fought the flames, which spread from the roof within an hour.",
    "The police have arrested no one, and a spokeswoman said that the cause was not known.",
    "The owners, who rent out forty stalls, estimate the loss at ${} million and will meet on Monday.",
    "According to the Harbour Union, the sprinklers had not been tested since January 2021.",
    "The council denied that it had been warned, and called the reports \u{201c}an outrage\u{201d}.",
    "Vik said that the hall would be built again by 2027, stone by stone, whatever it takes.",
    "Trains between Port Varn and Lund were stopped for {} hours, and the school will stay closed this week.",
];

/// About `words` words, in paragraphs of two sentences; another seed is another account of the same event.
pub fn article(seed: usize, words: usize) -> String {
    let mut text = format!(
        "Fire destroys market hall in Port Varn, {} hurt\n\nJan 4, 2024\n\n",
        seed + 2
    );
    let mut written = 0;
    for turn in 0.. {
        if written >= words {
            break;
        }
        let sentence =
            SENTENCES[(turn * (seed + 3) + seed) % SENTENCES.len()].replace("{}", &(seed + turn % 7 + 2).to_string());
        written += sentence.split(' ').count();
        text.push_str(&sentence);
        text.push_str(if turn % 2 == 0 { " " } else { "\n\n" });
    }
    text
}
