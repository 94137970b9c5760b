//! Dates, times and elapsed time.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{Calendar, CellDate, DateUnit, Part, Section, Shown};
use crate::danish;

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const ENGLISH_DAYS: [&str; 7] =
    ["Saturday", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
const DANISH_DAYS: [&str; 7] = ["lørdag", "søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag"];

/// The days from the first calendar to the second.
const DAYS_TO_1904: f64 = 1462.0;
/// The first number after the calendar that goes to the end of the year 9999.
const END: f64 = 2_958_466.0;
const MILLISECONDS: u64 = 86_400_000;

/// What a number is as a day and a time.
struct Clock {
    /// Days of the 1900 calendar: 1 is 1 January 1900, 60 the 29 February that year had not.
    days: u64,
    /// Milliseconds of the day.
    time: u64,
}

impl Clock {
    /// The moment, to the second, or as far as decimals of seconds are shown.
    fn of(number: f64, decimals: usize) -> Self {
        let unit = 10_u64.pow(3 - decimals.min(3) as u32) as f64;
        let total = ((number * MILLISECONDS as f64 / unit).round() * unit) as u64;
        Self { days: total / MILLISECONDS, time: total % MILLISECONDS }
    }

    /// Year, month and day. Excel's calendar knows days that were none: day 0 and 29 February of 1900.
    fn date(&self) -> (i32, u32, u32) {
        match self.days {
            0 => (1900, 1, 0),
            60 => (1900, 2, 29),
            _ => self.day().map_or((9999, 12, 31), |day| (day.year(), day.month(), day.day())),
        }
    }

    /// The day, where the calendar has it.
    fn day(&self) -> Option<NaiveDate> {
        let days = TimeDelta::try_days(if self.days < 60 { self.days + 1 } else { self.days } as i64)?;
        NaiveDate::from_ymd_opt(1899, 12, 30)?
            .checked_add_signed(days)
            .filter(|_| ![0, 60].contains(&self.days))
    }

    fn moment(&self) -> Option<NaiveDateTime> {
        let time = DateTime::from_timestamp_millis(self.time as i64)?.time();
        Some(self.day()?.and_time(time))
    }
}

/// The number of a moment in the 1900 calendar.
pub(super) fn serial(moment: NaiveDateTime) -> f64 {
    let Some(start) = NaiveDate::from_ymd_opt(1899, 12, 30) else { return 0.0 };
    let days = moment.date().signed_duration_since(start).num_days();
    let time = moment.time().signed_duration_since(NaiveTime::MIN).num_milliseconds();
    let days = if days <= 60 { days - 1 } else { days };
    days as f64 + time as f64 / MILLISECONDS as f64
}

/// A number as a section shows it that has dates or times.
pub(super) fn show(section: &Section, number: f64, calendar: Calendar, code: &str) -> Shown {
    let has_date = section.parts.iter().any(|part| matches!(part, Part::Date('d' | 'm' | 'y', _)));
    let moved = if calendar == Calendar::From1904 && has_date { number + DAYS_TO_1904 } else { number };
    if !(0.0..END).contains(&moved) {
        return Shown::doubtful(number);
    }
    let clock = Clock::of(moved, decimals(&section.parts));
    let text = text(section, &clock);
    let unit = unit(&section.parts);
    let date =
        clock.moment().zip(unit).map(|(moment, unit)| CellDate { moment, unit, format: code.to_owned() });
    Shown { text, is_moment: true, date, is_doubtful: section.is_strange }
}

/// The finest unit of a date that the parts show.
fn unit(parts: &[Part]) -> Option<DateUnit> {
    let units = parts.iter().filter_map(|part| match part {
        Part::Date('d', 1 | 2) => Some(DateUnit::Day),
        Part::Date('m', _) => Some(DateUnit::Month),
        Part::Date('y', _) => Some(DateUnit::Year),
        _ => None,
    });
    units.min()
}

/// How many decimals of seconds are shown.
fn decimals(parts: &[Part]) -> usize {
    let point = parts.iter().position(|part| *part == Part::Point).unwrap_or(parts.len());
    parts.iter().skip(point + 1).take_while(|part| matches!(part, Part::Digit(_))).count()
}

fn text(section: &Section, clock: &Clock) -> String {
    let is_halved = section.parts.iter().any(|part| matches!(part, Part::HalfDay(..)));
    let (mut shown, mut parts) = (String::new(), section.parts.iter().peekable());
    while let Some(part) = parts.next() {
        match part {
            Part::Date(code, run) => shown.push_str(&date_part(section, clock, *code, *run, is_halved)),
            Part::Elapsed(code, run) => {
                let seconds = clock.days * 86_400 + clock.time / 1_000;
                let unit = match code {
                    'h' => 3_600,
                    'm' => 60,
                    _ => 1,
                };
                shown.push_str(&padded(seconds / unit, *run));
            }
            Part::HalfDay(before, after) => {
                shown.push_str(if clock.time < MILLISECONDS / 2 { before } else { after });
            }
            Part::Point if matches!(parts.peek(), Some(Part::Digit(_))) => {
                shown.push(',');
                let decimals = format!("{:03}", clock.time % 1_000);
                let mut decimals = decimals.chars();
                while parts.next_if(|part| matches!(part, Part::Digit(_))).is_some() {
                    shown.push(decimals.next().unwrap_or('0'));
                }
            }
            Part::Slash => shown.push('-'),
            part => shown.push_str(&part.literal()),
        }
    }
    shown
}

fn date_part(section: &Section, clock: &Clock, code: char, run: usize, is_halved: bool) -> String {
    let (year, month, day) = clock.date();
    let minutes = clock.time / 60_000;
    match (code, run) {
        ('y', ..=2) => format!("{:02}", year % 100),
        ('y', _) => format!("{year:04}"),
        ('m', ..=2) => padded(month.into(), run),
        ('m', _) => {
            let months = if section.is_english { ENGLISH } else { danish::MONTHS };
            let name = months.get(month.saturating_sub(1) as usize).copied().unwrap_or_default();
            named(name, run)
        }
        ('d', ..=2) => padded(day.into(), run),
        ('d', _) => {
            let days = if section.is_english { ENGLISH_DAYS } else { DANISH_DAYS };
            named(days.get((clock.days % 7) as usize).copied().unwrap_or_default(), run)
        }
        ('h', _) if is_halved => padded((minutes / 60 + 11) % 12 + 1, run),
        ('h', _) => padded(minutes / 60, run),
        ('n', _) => padded(minutes % 60, run),
        _ => padded(clock.time / 1_000 % 60, run),
    }
}

/// A name whole, its first three letters, or its first letter alone.
fn named(name: &str, run: usize) -> String {
    name.chars()
        .take(match run {
            3 => 3,
            5 => 1,
            _ => usize::MAX,
        })
        .collect()
}

/// A number with zeros before it up to a width.
fn padded(number: u64, width: usize) -> String {
    let digits = number.to_string();
    "0".repeat(width.saturating_sub(digits.len())) + &digits
}

#[cfg(test)]
mod tests {
    use super::super::NumberFormat;
    use super::*;

    /// 15 August 2024, 14:05:30.
    const AUGUST: f64 = 45_519.0 + (14.0 * 3_600.0 + 5.0 * 60.0 + 30.0) / 86_400.0;

    fn shown(format: &str, number: f64) -> Option<Shown> {
        NumberFormat::parse(format).map(|format| format.number(number, Calendar::From1900))
    }

    #[test]
    fn dates_and_times() {
        let cases = [
            ("\"Medio\" mmmm yyyy", "Medio august 2024"),
            ("\"den\" d. mmmm", "den 15. august"),
            ("mm:ss", "05:30"),
            ("h:mm AM/PM", "2:05 PM"),
            ("dddd d/m-yy", "torsdag 15-8-24"),
            ("[$-406]d. mmm yyyy;@", "15. aug 2024"),
            ("[$-409]mmm\\-yy;@", "Aug-24"),
            ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "15. august 2024"),
            ("mm-dd-yy", "15-08-2024"),
            ("m/d/yyyy", "8-15-2024"),
            ("åååå", "2024"),
            ("hh:mm", "14:05"),
            ("mm:ss.0", "05:30,0"),
            ("yyyy-mm-dd\\Thh:mm", "2024-08-15T14:05"),
            ("[h]:mm", "1092470:05"),
        ];
        for (format, expected) in cases {
            assert_eq!(shown(format, AUGUST).map(|shown| shown.text).as_deref(), Some(expected), "{format}");
        }
        assert_eq!(shown("[h]:mm", 1.5).map(|shown| shown.text).as_deref(), Some("36:00"));
        assert_eq!(shown("dd-mm-yyyy", 60.0).map(|shown| shown.text).as_deref(), Some("29-02-1900"));
    }

    #[test]
    fn the_unit_is_the_finest_that_is_seen() {
        let unit = |format| shown(format, AUGUST)?.date.map(|date| date.unit);
        assert_eq!(unit("d. mmm"), Some(DateUnit::Day));
        assert_eq!(unit("mmm-yy"), Some(DateUnit::Month));
        assert_eq!(unit("\"Q3 \"yyyy"), Some(DateUnit::Year));
        assert_eq!(unit("hh:mm"), None);
    }

    #[test]
    fn what_excel_cannot_show_is_doubtful() {
        for (format, number) in [("d-m-yyyy", -1.0), ("yyyy", 3e6), ("[h]:mm", -0.5), ("[$-41D]mmmm", AUGUST)]
        {
            assert!(shown(format, number).is_some_and(|shown| shown.is_doubtful), "{format}");
        }
    }

    #[test]
    fn both_calendars_name_the_same_day() {
        let format = NumberFormat::parse("d-m-yyyy");
        let shown = format.map(|format| format.number(AUGUST - DAYS_TO_1904, Calendar::From1904).text);
        assert_eq!(shown.as_deref(), Some("15-8-2024"));
    }

    #[test]
    fn a_moment_and_its_number() {
        let moment = NaiveDate::from_ymd_opt(2024, 8, 15).and_then(|day| day.and_hms_opt(14, 5, 30));
        assert!(moment.is_some_and(|moment| (serial(moment) - AUGUST).abs() < 1e-9));
    }
}
