import type { IDataObject } from 'n8n-workflow';
import type { Scene } from '../../scene';

/** Issues to create or update, by what tells which one is meant. Only the last is there from the start. */
export const byId = { matchBy: 'externalId', externalId: 'crm-4711', title: 'Call back' };
export const byLabel = { matchBy: 'label', matchLabel: 'alert::db-1', title: 'Disk is full' };
export const byTitle = { matchBy: 'title', title: 'Offer invoices as PDF' };

export const NUMBER_OF_SEEDED = 16;

/** What GitLab was asked to find them. */
export function searches({ sent }: Scene): IDataObject[] {
	return sent.filter(([method]) => method === 'GET').map(([, , query]) => query as IDataObject);
}
