import Dateline

let extractor = try Extractor(dataFile: CommandLine.arguments[1])
for event in extractor.extract("Rebels captured Tal Afar on 10 August 2017.").events { print(event.title) }
