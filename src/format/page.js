/* The filter, the panel with the details, light and dark.  Without it the page is
 * whole: links lead to the details below the grid.  It reads the page alone, and
 * puts text into it only as text. */
(function () {
	'use strict';
	const $ = id => document.getElementById(id);
	const all = (where, what) => Array.from(where.querySelectorAll(what));
	const root = document.documentElement, form = $('filter'), panel = $('panel');
	const articles = all(document, '#touchpoints article');
	const entries = all(document, '#grid li, #inbox li');
	let open = ''; /* the id of the touchpoint in the panel */

	/* ---- filter ---- */

	/* upper and lower case, full and half width, the two kinds of kana are alike */
	const folded = text => text.normalize('NFKC').toLowerCase().replace(/[\u30a1-\u30f6]/g,
		c => String.fromCharCode(c.charCodeAt(0) - 0x60));
	const texts = new Map();

	/* what it is called and says, without the names of fields, which all have */
	function textOf(article) {
		if (!texts.has(article))
			texts.set(article, folded(all(article, 'h3, dd').map(element => element.textContent).join('\n')));
		return texts.get(article);
	}

	function wishes() {
		const wish = {};
		for (const field of form.elements)
			if (field.name && field.value)
				wish[field.name] = field.name === 'text' ? folded(field.value.trim()) : field.value;
		return wish;
	}

	function passes(article, wish) {
		return Object.keys(wish).every(key => {
			if (key === 'text')
				return textOf(article).includes(wish.text);
			const said = article.dataset[key];
			if (!said) /* no persona: for everybody */
				return wish[key] === '-' || key === 'persona';
			return said.split(' ').includes(wish[key]);
		});
	}

	function say(element, some) {
		element.textContent = element.dataset.count == some ? some : some + '/' + element.dataset.count;
	}

	/* A touchpoint that stands in several cells of a row or column counts once there. */
	function countGrid(wish) {
		const columns = {};
		for (const row of all(document, '.grid tbody tr')) {
			const inRow = new Set();
			for (const cell of row.cells) {
				const seen = all(cell, 'li:not([hidden]) > a').map(link => link.hash), count = cell.querySelector('.sum [data-count]');
				const column = columns[cell.dataset.stage] = columns[cell.dataset.stage] || new Set();
				seen.forEach(hash => inRow.add(hash) && column.add(hash));
				if (count) {
					say(count, seen.length);
					cell.classList.toggle('none', !seen.length);
				}
			}
			say(row.querySelector('th [data-count]'), inRow.size);
		}
		for (const head of all(document, '.grid thead [data-stage]'))
			say(head.querySelector('[data-count]'), columns[head.dataset.stage].size);
		for (const cell of all(document, '.grid [data-stage]'))
			cell.hidden = wish.stage >= 0 && cell.dataset.stage !== wish.stage;
	}

	function apply() {
		const wish = wishes(), shown = articles.filter(article => passes(article, wish));
		const ids = new Set(shown.map(article => '#' + article.id));
		const output = $('shown'), filtered = Object.keys(wish).length > 0;
		for (const article of articles)
			article.hidden = !ids.has('#' + article.id);
		for (const entry of entries)
			entry.hidden = !ids.has(entry.firstElementChild.getAttribute('href'));
		countGrid(wish);
		document.body.classList.toggle('filtered', filtered);
		output.textContent = (filtered ? output.dataset.some : output.dataset.all)
			.replace('{some}', shown.length).replace('{all}', articles.length);
	}

	/* ---- the address keeps the filter and what is open ---- */

	function remember() {
		const kept = new URLSearchParams();
		for (const field of form.elements)
			if (field.name && field.value)
				/* names hold where numbers change from one export to the next */
				kept.set(field.name, field.options ? field.selectedOptions[0].textContent : field.value);
		if (open)
			kept.set('open', open);
		if (String(kept) || location.hash.includes('='))
			history.replaceState(null, '', '#' + kept);
	}

	function recall() {
		const hash = location.hash.slice(1), kept = new URLSearchParams(hash);
		if (hash.includes('='))
			for (const field of form.elements) {
				const text = field.name && kept.get(field.name);
				if (field.options)
					field.value = (Array.from(field.options).find(o => o.textContent === text) || {value: ''}).value;
				else if (field.name)
					field.value = text || '';
			}
		apply();
		show(hash.includes('=') ? kept.get('open') : hash);
	}

	/* ---- the panel ---- */

	/* false: it is no touchpoint of this page */
	function show(id) {
		const article = /^t\d+$/.test(id || '') && $(id);
		if (!article || !panel.showModal)
			return false;
		$('panel-text').replaceChildren(...article.cloneNode(true).childNodes);
		$('panel-text').querySelector('h3').id = 'panel-title';
		open = id;
		if (!panel.open)
			panel.showModal();
		panel.scrollTop = 0;
		remember();
		return true;
	}

	function step(by) {
		const shown = articles.filter(article => !article.hidden);
		const at = shown.findIndex(article => article.id === open);
		if (shown.length)
			show(shown[(at + by + shown.length) % shown.length].id);
	}

	document.addEventListener('click', event => {
		const link = event.target.closest('a[href^="#"]');
		if (event.target === panel)
			panel.close();
		if (!link || event.ctrlKey || event.metaKey || event.shiftKey)
			return;
		if (show(link.getAttribute('href').slice(1))) {
			event.preventDefault();
			return;
		}
		const target = $(link.getAttribute('href').slice(1));
		panel.close();
		if (target && document.body.classList.contains('filtered')) {
			/* the address keeps the filter */
			event.preventDefault();
			target.scrollIntoView();
			target.tabIndex = -1;
			target.focus({preventScroll: true});
		}
	});
	panel.addEventListener('close', () => {
		open = '';
		remember();
	});
	panel.addEventListener('keydown', event => {
		if (event.key === 'ArrowLeft' || event.key === 'ArrowRight')
			step(event.key === 'ArrowLeft' ? -1 : 1);
	});
	$('back').addEventListener('click', () => step(-1));
	$('on').addEventListener('click', () => step(1));
	$('close').addEventListener('click', () => panel.close());

	/* ---- the form ---- */

	function change() {
		apply();
		remember();
	}

	let waiting = 0;
	form.addEventListener('change', change);
	$('text').addEventListener('input', () => {
		clearTimeout(waiting);
		waiting = setTimeout(change, 150);
	});
	form.addEventListener('reset', () => setTimeout(change, 0));
	form.addEventListener('submit', event => event.preventDefault());

	function showNames(names) {
		document.body.classList.toggle('counts', !names);
		$('names').setAttribute('aria-pressed', names);
	}
	$('names').addEventListener('click', () => showNames(document.body.classList.contains('counts')));

	/* ---- light and dark ---- */

	function isDark() {
		return root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
	}
	$('theme').addEventListener('click', () => {
		root.dataset.theme = isDark() ? 'light' : 'dark';
	});

	form.hidden = $('theme').hidden = false;
	showNames(!document.body.classList.contains('counts'));
	window.addEventListener('hashchange', recall);
	recall();
})();
