import type { IDataObject } from 'n8n-workflow';
import { endingWatcher } from '../shared/ending';
import { outcomeOfEnded, simpleOutcome } from './outcome';

/** Wakes an execution when its pipelines have ended. */
export const pipelineWatcher = endingWatcher({
	name: 'pipeline',
	event: 'pipeline_events',
	told: ({ object_attributes }) => Object(object_attributes) as IDataObject,
	details: outcomeOfEnded,
	simplify: (row: IDataObject) => simpleOutcome(row),
});
