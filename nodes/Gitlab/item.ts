import type { Gitlab, OutgoingFile } from './client';

/** What the builder of an agent lets a tool do; the model cannot set any of it. */
export interface ToolRules {
	/** Most rows of an answer. */
	mostRows: number;
	/** Most characters of an answer, as JSON. */
	longestAnswer: number;
	/** Whether lines such as `/merge` in texts are left as they are, so that GitLab runs them. */
	runsQuickActions: boolean;
}

/** Where a field's value is read: the item it is for, and the GitLab that can resolve names. */
export interface Item {
	gitlab: Gitlab;
	/** The workflow's time zone, which dates without one are in: `Europe/Berlin`. */
	timezone: string;
	/** The value of a parameter for this item, expressions resolved; undefined where it is not shown. */
	value(name: string): unknown;
	/**
	 * Whether an expression gives what stands at a path of the parameters, `filters.author_id`; only a run knows.
	 */
	isExpression?(path: string): boolean;
	/**
	 * The file in one of the item's binary fields; undefined where there is none. Only a run has files.
	 */
	file?(field: string): Promise<OutgoingFile | undefined>;
	/** Where a model has filled the fields; undefined where a workflow has. */
	tool?: ToolRules;
	/** Refuses the item because of what its fields hold. */
	fail(message: string, description?: string): never;
}
