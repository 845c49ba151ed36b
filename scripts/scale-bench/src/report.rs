//! The figures as a table.

use crate::{chain::Cost, rounds::Filled};
use std::fmt::Write;

/// The middle of what was measured, and what nine of ten stay below.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spread {
	pub median: u128,
	pub ninth: u128,
}

impl Spread {
	fn of(values: impl Iterator<Item = u128>) -> Self {
		let mut values: Vec<_> = values.collect();
		values.sort_unstable();
		let at = |percent: usize| {
			let place = (values.len() * percent).div_ceil(100).saturating_sub(1);
			values.get(place).copied().unwrap_or_default()
		};
		Self { median: at(50), ninth: at(90) }
	}
}

/// What one kind of call takes.
pub struct Row {
	pub name: &'static str,
	/// Microseconds of the call.
	call: Spread,
	/// Microseconds of the call once more, what it reads at hand, and of the block around it, if there is one.
	again: Option<Spread>,
	block: Option<Spread>,
	/// Values read, keys changed: by the call, and by its block.
	reads: [u128; 2],
	writes: [u128; 2],
	/// Nodes of the trie.
	nodes: u128,
}

impl Row {
	/// Of calls in a block, or of questions outside one.
	pub fn of(name: &'static str, costs: &[Cost], in_block: bool) -> Self {
		let spread = |of: fn(&Cost) -> u128| Spread::of(costs.iter().map(of));
		let median = |spread: Spread| spread.median;
		Self {
			name,
			call: spread(|cost| cost.call.as_micros()),
			again: in_block.then(|| spread(|cost| cost.again.as_micros())),
			block: in_block.then(|| spread(|cost| cost.block.as_micros())),
			reads: [spread(|cost| cost.reads.into()), spread(|cost| cost.block_reads.into())].map(median),
			writes: [spread(|cost| cost.writes as u128), spread(|cost| cost.block_writes as u128)]
				.map(median),
			nodes: spread(|cost| cost.nodes as u128).median,
		}
	}
}

/// One size.
pub struct Figures {
	pub filled: Filled,
	pub rows: Vec<Row>,
}

/// Width of the column of names, and of each other one.
const NAME: usize = 34;
const COLUMN: usize = 20;

/// All sizes beside one another.
pub fn table(figures: &[Figures]) -> String {
	let mut out = String::new();
	let line = |out: &mut String, name: &str, cell: &dyn Fn(&Figures) -> String| {
		write!(out, "{name:NAME$}").expect("a string takes everything");
		for figures in figures {
			write!(out, "{:>COLUMN$}", cell(figures)).expect("a string takes everything");
		}
		out.push('\n');
	};
	line(&mut out, "", &|figures| format!("{} members", digits(figures.filled.members.into())));
	line(&mut out, "database, MiB", &|figures| digits((figures.filled.size >> 20).into()));
	line(&mut out, "filled in, s", &|figures| digits(figures.filled.took.as_secs().into()));

	out.push_str("\nmicroseconds: median (nine of ten below)\n");
	let spread = |spread: Spread| format!("{} ({})", digits(spread.median), digits(spread.ninth));
	let names: Vec<_> =
		figures.first().map_or(Vec::new(), |size| size.rows.iter().map(|row| row.name).collect());
	for (place, name) in names.iter().enumerate() {
		line(&mut out, name, &|figures| spread(figures.rows[place].call));
		if figures.iter().all(|figures| figures.rows[place].block.is_some()) {
			line(&mut out, "  what it reads in memory", &|figures| {
				figures.rows[place].again.map(spread).unwrap_or_default()
			});
			line(&mut out, "  with its block", &|figures| {
				figures.rows[place].block.map(spread).unwrap_or_default()
			});
		}
	}

	out.push_str("\nvalues read, keys changed, nodes of the trie that are written: medians\n");
	for (place, name) in names.iter().enumerate() {
		let in_block = figures.iter().all(|figures| figures.rows[place].block.is_some());
		line(&mut out, name, &|figures| {
			let Row { reads: [reads, _], writes: [writes, _], .. } = figures.rows[place];
			if in_block {
				format!("{reads}, {writes}")
			} else {
				reads.to_string()
			}
		});
		if in_block {
			line(&mut out, "  with its block", &|figures| {
				let Row { reads: [_, reads], writes: [_, writes], nodes, .. } = figures.rows[place];
				format!("{reads}, {writes}, {nodes}")
			});
		}
	}
	out
}

/// Says whether all sizes read as many values and change as many keys, and for which calls they do not.
pub fn comparison(figures: &[Figures]) -> String {
	let Some((first, others)) = figures.split_first() else { return String::new() };
	let counts = |row: &Row| (row.reads, row.writes);
	let differ = |place: usize, row: &Row| {
		others.iter().any(|figures| figures.rows.get(place).map(counts) != Some(counts(row)))
	};
	let rows = first.rows.iter().enumerate().filter(|(place, row)| differ(*place, row));
	let names: Vec<_> = rows.map(|(_, row)| row.name).collect();
	match names.is_empty() {
		true => "values read and keys changed are the same at each size\n".into(),
		false => format!("values read or keys changed differ between sizes: {}\n", names.join("; ")),
	}
}

/// Groups digits by three.
fn digits(number: u128) -> String {
	let plain = number.to_string();
	let mut out = String::new();
	for (index, digit) in plain.chars().enumerate() {
		if index > 0 && (plain.len() - index).is_multiple_of(3) {
			out.push(',');
		}
		out.push(digit);
	}
	out
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::time::Duration;

	fn spread(values: impl Iterator<Item = u128>) -> (u128, u128) {
		let Spread { median, ninth } = Spread::of(values);
		(median, ninth)
	}

	#[test]
	fn the_middle_is_the_middle_and_nine_of_ten_are_not_above_the_ninth() {
		assert_eq!(spread((1..=10).rev()), (5, 9));
		assert_eq!(spread(1..=200), (100, 180));
		assert_eq!(spread([7].into_iter()), (7, 7));
		assert_eq!(spread(std::iter::empty()), (0, 0));
	}

	#[test]
	fn sizes_stand_beside_one_another() {
		let cost = |micros| Cost {
			call: Duration::from_micros(micros),
			again: Duration::from_micros(micros / 2),
			block: Duration::from_micros(2 * micros),
			reads: 12,
			writes: 4,
			block_reads: 20,
			block_writes: 9,
			nodes: 30,
		};
		let size = |members, micros| Figures {
			filled: Filled { members, took: Duration::from_secs(1), size: 5 << 20 },
			rows: vec![Row::of("a vote", &[cost(micros)], true), Row::of("reading", &[cost(7)], false)],
		};
		let table = table(&[size(1_000, 500), size(1_000_000, 1_234)]);
		let lines: Vec<Vec<&str>> = table.lines().map(|line| line.split_whitespace().collect()).collect();
		assert_eq!(lines[0], ["1,000", "members", "1,000,000", "members"]);
		assert_eq!(lines[1], ["database,", "MiB", "5", "5"]);
		assert_eq!(lines[5], ["a", "vote", "500", "(500)", "1,234", "(1,234)"]);
		assert_eq!(lines[6][5..], ["250", "(250)", "617", "(617)"]);
		assert_eq!(lines[7], ["with", "its", "block", "1,000", "(1,000)", "2,468", "(2,468)"]);
		assert_eq!(lines[8], ["reading", "7", "(7)", "7", "(7)"]);
		assert_eq!(lines[11], ["a", "vote", "12,", "4", "12,", "4"]);
		assert_eq!(lines[12][3..], ["20,", "9,", "30", "20,", "9,", "30"]);
		assert_eq!(lines[13], ["reading", "12", "12"]);
	}

	#[test]
	fn what_differs_between_sizes_is_named() {
		let size = |reads| Figures {
			filled: Filled::default(),
			rows: vec![
				Row::of("a vote", &[Cost { reads: 5, ..Default::default() }], true),
				Row::of("a payment", &[Cost { reads, ..Default::default() }], true),
			],
		};
		assert!(comparison(&[size(7), size(7)]).contains("the same"));
		assert!(comparison(&[size(7), size(7), size(8)]).ends_with("differ between sizes: a payment\n"));
	}
}
