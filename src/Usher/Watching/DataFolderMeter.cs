using System.Diagnostics.Metrics;
using Usher.DataFolders;

namespace Usher.Watching;

/// <summary>Measures the room that is left where the data lies.</summary>
internal sealed class DataFolderMeter
{
    public const string Name = "Usher.DataFolder";

    public DataFolderMeter(IMeterFactory meters, DataFolder folder) =>
        meters.Create(Name).CreateObservableGauge("usher.data_folder.free", () => new DriveInfo(folder.FullName).AvailableFreeSpace, unit: "By", description: "Room on the disk of the data folder.");
}
