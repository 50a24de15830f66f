using Usher.ServerBenchmarks;

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
    default:
        Console.Error.WriteLine("Give 'objects FOLDER', with a folder for a file of 1 GiB, while a server runs whose keys are in the environment; or 'bare' for an endpoint to compare it with.");
        return 2;
}
