using Usher.ServerBenchmarks;
using Usher.ServerBenchmarks.Service;

switch (args)
{
    case ["bare"]:
        await BareServer.RunAsync();
        return 0;
    case ["objects", var folder]:
        using (var bucket = BenchmarkBucket.FromEnvironment("usher-benchmark"))
        {
            await bucket.CreateAsync();
            await SmallObjects.RunAsync(bucket);
            await LargeObjects.RunAsync(bucket, folder);
        }

        return 0;
    case ["service", var program, var folder, var movieLens]:
        await new ServiceBenchmark(new(program), folder, movieLens).RunAsync();
        return 0;
    default:
        Console.Error.WriteLine("Give 'objects FOLDER', with a folder for a file of 1 GiB, while a server runs whose keys are in the environment; 'service USHER.DLL FOLDER DATA', with a folder for 2 GB and the one that holds ml-1m and ml-100k; or 'bare' for endpoints to compare them with.");
        return 2;
}
