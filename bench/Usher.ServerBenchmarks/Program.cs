using System.Globalization;
using Usher.ServerBenchmarks;
using Usher.ServerBenchmarks.Faults;
using Usher.ServerBenchmarks.Service;

switch (args)
{
    case ["bare"]:
        await BareServer.RunAsync(new byte[SmallObjects.Bytes]);
        return 0;
    case ["bare", var file]:
        await BareServer.RunAsync(await File.ReadAllBytesAsync(file));
        return 0;
    case ["web", var folder, var api, var web, var account, var keyId, var secret]:
        await Lists.RunAsync(folder, new(api), new(web), account, new(keyId, secret));
        return 0;
    case ["objects", var folder]:
        using (var bucket = BenchmarkBucket.FromEnvironment("usher-benchmark"))
        {
            await bucket.CreateAsync();
            await SmallObjects.RunAsync(bucket);
            await LargeObjects.RunAsync(bucket, folder);
        }

        return 0;
    case ["copies", var folder]:
        await Copies.RunAsync(folder);
        return 0;
    case ["service", var program, var folder, var movieLens]:
        await new ServiceBenchmark(new(program), folder, movieLens).RunAsync();
        return 0;
    case ["filters", var program, var folder, var movieLens]:
        await new FilterBenchmark(new(program), folder, movieLens).RunAsync();
        return 0;
    case ["recommenders", var program, var folder, var movieLens]:
        await new RecommenderBenchmark(new(program), folder, movieLens).RunAsync();
        return 0;
    case ["faults", var program, var folder, var kills, var seed, var lanes]:
        return await new FaultsBenchmark(new(program), folder, Number(kills), Number(seed), Number(lanes)).RunAsync() ? 0 : 1;
    case ["poison", var program, var folder, var megabytes]:
        await new PoisonBenchmark(new(program), folder, long.Parse(megabytes, CultureInfo.InvariantCulture) * 1_000_000).RunAsync();
        return 0;
    default:
        Console.Error.WriteLine("Give 'copies FOLDER', with a folder for small files, or 'objects FOLDER', with a folder for a file of 1 GiB, while a server runs whose keys are in the environment; 'service USHER.DLL FOLDER DATA', with a folder for 2 GB and the one that holds ml-1m and ml-100k; 'filters USHER.DLL FOLDER ML-1M'; 'recommenders USHER.DLL FOLDER DATA'; 'web FOLDER API WEB ACCOUNT KEY SECRET' while a demo stays open; 'poison USHER.DLL FOLDER MB', with a folder for three times so much; 'faults USHER.DLL FOLDER KILLS SEED LANES'; or 'bare [FILE]' for endpoints to compare them with.");
        return 2;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
