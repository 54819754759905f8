import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../client';

/** A global ID, which GraphQL wants for what people know by number. */
export function globalId(model: string, id: unknown): string {
	return `gid://gitlab/${model}/${String(id)}`;
}

/** The number at the end of a global ID, as REST and GitLab's pages have it. */
export function numberOf(globalId: unknown): number | null {
	const digits = typeof globalId === 'string' ? /\/(\d{1,15})$/.exec(globalId)?.[1] : undefined;
	return digits === undefined ? null : Number(digits);
}

/** The objects in a list, or in a connection's page. */
export function listIn(value: unknown): IDataObject[] {
	const rows: unknown = isRecord(value) ? value.nodes : value;
	return Array.isArray(rows) ? (rows.filter(isRecord) as IDataObject[]) : [];
}

/** A word of GitLab's as its other API writes it: `DETECTED` is `detected`. */
export function wordOf(value: unknown): string | null {
	return typeof value === 'string' ? value.toLowerCase() : null;
}

/** A value within an object; null where either is not there. */
export function inside(value: unknown, name: string): unknown {
	return isRecord(value) ? (value[name] ?? null) : null;
}

/** A value of each object in a list, or in a connection's page. */
export function eachIn(connection: unknown, name: string): unknown[] {
	return listIn(connection).map((row) => row[name] ?? null);
}
