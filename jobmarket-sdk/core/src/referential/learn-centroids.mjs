// Learns where the sources place the centre of each commune: node learn-centroids.mjs OFFERS.jsonl.gz… > centroids.tsv
// See README.md beside this file.
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { createInterface } from 'node:readline'

const points = new Map()

function learn(offer) {
  const place = offer.lieuTravail
  if (!place || !/^(\d\d|2[AB])\d{3}$/.test(place.commune ?? '')) return
  let { latitude, longitude } = place
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return
  // Swapped pairs: no commune of metropolitan France lies south of 41° N, none overseas west of France north of 20° N.
  if (!place.commune.startsWith('97') && latitude < 15 && longitude > 40) [latitude, longitude] = [longitude, latitude]
  const point = `${latitude.toFixed(4)}\t${longitude.toFixed(4)}`
  const seen = points.get(place.commune) ?? new Map()
  seen.set(point, (seen.get(point) ?? 0) + 1)
  points.set(place.commune, seen)
}

for (const file of process.argv.slice(2)) {
  const raw = createReadStream(file)
  const lines = createInterface({ input: file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw, crlfDelay: Infinity })
  for await (const line of lines) {
    try {
      learn(JSON.parse(line))
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
  }
}

console.log('# code, latitude and longitude of the point most offers in that commune carry; written by learn-centroids.mjs')
for (const code of [...points.keys()].sort()) {
  const ranked = [...points.get(code)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  console.log(`${code}\t${ranked[0][0]}`)
}
