//! One article's facts: entities, quantities, times, quotes, events, statements; one recogniser a file.
//!
//! Each recogniser reads the article, its syntax and the facts found before it. None may know
//! another article: what joins articles is the business of `align`.

mod clause;
mod entities;
mod events;
mod foreign;
mod quantities;
mod quotes;
mod statements;
mod times;
mod tree;
mod words;

pub use entities::entities;
pub use events::events;
pub use foreign::foreign;
pub use quantities::quantities;
pub use quotes::quotes;
pub use statements::statements;
pub use times::times;
