using WireGenerator;

// Writes the records of src/Usher.Wire that follow a service model: dotnet run --project eng/WireGenerator
var root = args.Length > 0 ? args[0] : Directory.GetCurrentDirectory();
if (!File.Exists(Path.Combine(root, "Usher.slnx")))
{
    Console.Error.WriteLine($"{Path.GetFullPath(root)} is not the root of the repository: it has no Usher.slnx. Run this there, or name that folder.");
    return 1;
}

var models = new ModelFiles(root);
var missing = 0;
foreach (var service in Service.All)
{
    if (models.Find(service) is not { } path)
    {
        Console.Error.WriteLine($"{service.Name}: skipped. {ModelFiles.WhereToGet(service)}");
        missing++;
        continue;
    }

    var target = Path.Combine(root, service.File);
    File.WriteAllText(target, RecordWriter.Write(service, ServiceModel.Read(path)));
    Console.WriteLine($"{service.Name}: {service.File}, from {path}");
}

return missing == 0 ? 0 : 1;
