/** A map by text that holds a bounded number of values: the one that was not used for longest goes first. */
export class LruCache<V> {
	private readonly entries = new Map<string, V>();

	/** @param max how many values it holds at most */
	constructor(private readonly max: number) {}

	get(key: string): V | undefined {
		const value = this.entries.get(key);
		if (value !== undefined) this.set(key, value);
		return value;
	}

	set(key: string, value: V): void {
		this.entries.delete(key);
		this.entries.set(key, value);
		for (const oldest of this.entries.keys()) {
			if (this.entries.size <= this.max) break;
			this.entries.delete(oldest);
		}
	}

	delete(key: string): void {
		this.entries.delete(key);
	}

	/** Deletes all values whose keys begin with a text. */
	deleteAll(beginning: string): void {
		for (const key of this.entries.keys()) if (key.startsWith(beginning)) this.entries.delete(key);
	}
}
