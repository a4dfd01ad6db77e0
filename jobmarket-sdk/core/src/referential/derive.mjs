// Writes ../main/resources/fr/jobmarket/referential/places.tsv.gz; see README.md beside this file.
import { readFileSync, writeFileSync, existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { createRequire } from 'node:module'

const load = createRequire(import.meta.url)
const data = (name) => load(`@etalab/decoupage-administratif/data/${name}.json`)
const here = (path) => new URL(path, import.meta.url)

const communes = data('communes')
const byCode = (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.nom < b.nom ? -1 : 1)
const lines = ['V\t@etalab/decoupage-administratif 6.0.0']

for (const region of [...data('regions')].sort(byCode)) {
  lines.push(['R', region.code, region.nom, region.zone].join('\t'))
}
for (const department of [...data('departements')].sort(byCode)) {
  lines.push(['D', department.code, department.nom, department.region].join('\t'))
}

const centroids = new Map()
if (existsSync(here('centroids.tsv'))) {
  for (const line of readFileSync(here('centroids.tsv'), 'utf8').trim().split('\n')) {
    const [code, latitude, longitude] = line.split('\t')
    centroids.set(code, [latitude, longitude])
  }
}

const current = communes
  .filter((c) => c.type === 'commune-actuelle' || c.type === 'arrondissement-municipal')
  .sort(byCode)
for (const c of current) {
  const [latitude, longitude] = centroids.get(c.code) ?? ['', '']
  const row = ['C', c.code, c.nom, (c.codesPostaux ?? []).join(','), c.population ?? '', latitude, longitude, c.commune ?? '', c.departement]
  lines.push(row.join('\t'))
}

const names = new Set(current.map((c) => c.code))
const old = new Map()
for (const c of communes.filter((x) => x.type === 'commune-deleguee' || x.type === 'commune-associee')) {
  old.set(`${c.code}\t${c.nom}`, c.chefLieu)
}
for (const c of current) {
  for (const code of c.anciensCodes ?? []) {
    const named = [...old.keys()].some((key) => key.startsWith(`${code}\t`))
    if (!named && !names.has(code)) old.set(`${code}\t`, c.code)
  }
}
for (const key of [...old.keys()].sort()) lines.push(`O\t${key}\t${old.get(key)}`)

const out = here('../main/resources/fr/jobmarket/referential/places.tsv.gz')
writeFileSync(out, gzipSync(Buffer.from(lines.join('\n') + '\n', 'utf8'), { level: 9 }))
console.error(`${lines.length} rows, ${centroids.size} centroids`)
