import { invalid } from '../http/refusal';

const FIELD = /^(\*|\d+|[A-Za-z]{3})([-,/#](\d+|[A-Za-z]{3}|\*))*$/;

/** Refuses properties that are no times of cron. */
export function checkCron<T>(row: T, ...properties: Array<keyof T & string>): void {
	for (const property of properties) {
		const parts = String(row[property]).trim().split(/\s+/);
		if (parts.length === 5 && parts.every((part) => FIELD.test(part))) continue;
		throw invalid({ [property]: [' is invalid syntax'] });
	}
}
