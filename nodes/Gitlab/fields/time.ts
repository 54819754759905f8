import type { Item } from '../item';
import { shown, textFrom } from './value';

/** Numbers up to here are seconds since 1970, as Unix counts them; higher ones are milliseconds. */
const MOST_SECONDS = 1e11;
/** Numbers below are no moments that anybody means: 2001 in seconds. */
const LEAST = 1e9;

/** How texts of dates begin; JavaScript would find a date in nearly any words with a number. */
const BEGINS_LIKE_DATE = /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b)/;

/**
 * A moment: text, `Date`, Luxon's `DateTime`, or the seconds or milliseconds since 1970.
 *
 * @throws through `item` where it is none
 */
export function momentFrom(given: unknown, label: string, item: Item): Date {
	const text = textFrom(given, label, item).trim();
	const date = typeof given === 'number' ? counted(given) : written(text, item.timezone);
	const year = date.getUTCFullYear();
	return year >= 0 && year <= 9999 ? date : item.fail(`'${label}' is not a date`, `It is: ${shown(text)}`);
}

/** A day as YYYY-MM-DD: the day that was given, whatever the zone it was given in. */
export function dayFrom(given: unknown, label: string, item: Item): string {
	const text = textFrom(given, label, item).trim();
	const moment = momentFrom(given, label, item);
	const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
	if (given instanceof Date || day === undefined) return moment.toISOString().slice(0, 10);
	// JavaScript takes February 30 for a day in March.
	return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
		? day
		: item.fail(`'${label}' is not a date`, `It is: ${shown(text)}`);
}

function counted(since: number): Date {
	if (since < LEAST) return new Date(NaN);
	return new Date(since < MOST_SECONDS ? since * 1000 : since);
}

function written(text: string, timezone: string): Date {
	if (!BEGINS_LIKE_DATE.test(text)) return new Date(NaN);
	if (!/^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+)?$/.test(text)) return new Date(text);
	return inZone(new Date(`${text.replace(' ', 'T').padEnd(11, 'T').padEnd(16, '00:00')}Z`), timezone);
}

/** What the editor's date picker gives has no zone: it means the workflow's. */
function inZone(clock: Date, timeZone: string): Date {
	if (Number.isNaN(clock.getTime())) return clock;
	const there = new Date(`${clock.toLocaleString('sv-SE', { timeZone }).replace(' ', 'T')}Z`);
	return new Date(2 * clock.getTime() - there.getTime() - clock.getMilliseconds());
}
