import type { IDataObject } from 'n8n-workflow';
import { contractFile, hasContract } from '../gitlab/contract';

/** One of GitLab's sample deliveries, as their index tells of it. */
export interface Sample {
	file: string;
	/** The X-Gitlab-Event header. */
	header: string;
	/** The flag that asks for it; events that only system hooks have are asked for by none. */
	hook_flag: string | null;
	scope: string;
	event_name?: string;
	object_kind?: string;
}

/** All of them; none where GitLab's files are absent. */
export const samples = hasContract ? contractFile<Sample[]>('webhook-payloads/index.json') : [];

/** The project that a delivery names. */
export function projectIn(body: IDataObject): unknown {
	const inside = (name: string) => body[name] as IDataObject | undefined;
	return inside('project')?.id ?? body.project_id ?? inside('object_attributes')?.project_id;
}
