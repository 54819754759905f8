import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, isRecord } from '../../client';
import { globalId } from '../shared/node';

/** An issue as GraphQL knows it. */
export interface Incident extends IDataObject {
	/** Its global ID. */
	id: string;
	/** The full path of its project. */
	path: string;
}

/** What GraphQL wants to know of an issue, by the path. */
export async function incidentAt(gitlab: Gitlab, at: Path): Promise<Incident> {
	const { id, references } = await gitlab.once(at.encoded, async () => await gitlab.get(at));
	const full = isRecord(references) ? String(references.full) : '';
	return { id: globalId('Issue', id), path: full.replace(/#\d+$/, '') };
}
