import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { Registration } from '../registration/storedRegistration';

/** The key in the node's static data. */
const KEY = 'askedAgain';

/**
 * How far the records of a node's hooks have been gone through: what is older has been asked for. n8n saves
 * static data with a delivery only, so it is written down when the next one comes.
 */
export class Progress {
	private readonly last = new Map<string, number>();
	private isSaved = true;

	/** The last record that is done with; 0 where none is. */
	of({ hookId }: Registration): number {
		return this.last.get(String(hookId)) ?? 0;
	}

	advance({ hookId }: Registration, logId: number): void {
		this.last.set(String(hookId), logId);
		this.isSaved = false;
	}

	load(context: IHookFunctions | IWebhookFunctions): void {
		const saved = (context.getWorkflowStaticData('node')[KEY] ?? {}) as IDataObject;
		for (const [hookId, logId] of Object.entries(saved)) {
			this.last.set(hookId, Math.max(Number(logId), this.last.get(hookId) ?? 0));
		}
	}

	save(context: IHookFunctions | IWebhookFunctions): void {
		if (this.isSaved) return;
		context.getWorkflowStaticData('node')[KEY] = Object.fromEntries(this.last);
		this.isSaved = true;
	}
}
